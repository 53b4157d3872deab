import type { Exchange } from '../model/exchange.ts';

/** Header fields that belong to the run and not to the request. */
const own = /^(x-docs-scene|host|content-length|user-agent)$/i;

/** Longer bodies show nobody more. */
const longest = 2_000;

/** A request as a line for a POSIX shell. */
export function toCurl({ forwarded, sent }: Exchange): string {
  const { method, url, headers, body } = forwarded ?? sent;
  const text = Buffer.from(body.subarray(0, longest)).toString('utf8');
  return [
    `curl --globoff -i -X ${method} ${quote(url)}`,
    ...headers.filter(([name]) => !own.test(name)).map(([name, value]) => `-H ${quote(`${name}: ${value}`)}`),
    ...(body.length > 0 ? [`--data-raw ${quote(body.length > longest ? `${text}…` : text)}`] : []),
  ].join(' ');
}

function quote(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
