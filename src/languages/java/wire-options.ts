import type { RunContext } from '../language.ts';

/** What a virtual machine is told: to start cheaply, to speak UTF-8, and how it reaches the Wire. */
export function wireOptions({ proxy, caFile }: Pick<RunContext, 'proxy' | 'caFile'>): readonly string[] {
  return [
    '-XX:+UseSerialGC',
    '-XX:TieredStopAtLevel=1',
    '-XX:-UsePerfData',
    '-Xmx768m',
    '-Dfile.encoding=UTF-8',
    '-Dstdout.encoding=UTF-8',
    '-Dstderr.encoding=UTF-8',
    ...(proxy === '' ? [] : proxyOptions(new URL(proxy))),
    `-Djavax.net.ssl.trustStore=${caFile.replace(/\.[^./]*$/, '')}.jks`,
    '-Djavax.net.ssl.trustStoreType=JKS',
  ];
}

/** Without nonProxyHosts servers of this machine would be called directly. */
function proxyOptions({ hostname, port }: URL): string[] {
  const both = ['http', 'https'].flatMap((scheme) => [
    `-D${scheme}.proxyHost=${hostname}`,
    `-D${scheme}.proxyPort=${port}`,
  ]);
  return [...both, '-Dhttp.nonProxyHosts='];
}
