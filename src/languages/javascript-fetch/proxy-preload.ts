import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/**
 * A module for `node --import` that sends fetch through the proxy of the environment, which Node 20 ignores.
 *
 * A data URL, since it has to work from sources and from compiled files alike. It names undici by its own place, so the
 * program's folder needs no packages. Plain hosts are asked for in absolute form, as all other runtimes do.
 */
export function proxyPreload(): string {
  const undici = pathToFileURL(createRequire(import.meta.url).resolve('undici'));
  const source = `import { EnvHttpProxyAgent, setGlobalDispatcher } from ${JSON.stringify(undici.href)};
setGlobalDispatcher(new EnvHttpProxyAgent({ proxyTunnel: false }));`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
