import type { HeaderList } from '../../model/exchange.ts';

/** https://www.rfc-editor.org/rfc/rfc9110#section-7.6.1, and the old names that clients still send. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Pairs of node's flat `rawHeaders`, in order and case. */
export function toHeaderList(raw: readonly string[]): HeaderList {
  const list: [string, string][] = [];
  for (let index = 0; index + 1 < raw.length; index += 2) list.push([raw[index] ?? '', raw[index + 1] ?? '']);
  return list;
}

/** All values of a field, in order; the name in lower case. */
export function valuesOf(headers: HeaderList, name: string): string[] {
  return headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
}

/** The list without fields that concern one connection alone, those that `Connection` names included. */
export function withoutHopByHop(headers: HeaderList): HeaderList {
  const named = valuesOf(headers, 'connection').flatMap((value) => value.toLowerCase().split(','));
  const dropped = new Set([...hopByHop, ...named.map((name) => name.trim())]);
  return headers.filter(([name]) => !dropped.has(name.toLowerCase()));
}

/** The list without what a program tells its proxy rather than the server. */
export function withoutProxyFields(headers: HeaderList): HeaderList {
  return headers.filter(([name]) => !/^proxy-(?:connection|authorization)$/i.test(name));
}

/** What is sent to the Target: fields keep their places, `Host` and the framing are made anew, controls come last. */
export function forwardedHeaders(
  headers: HeaderList,
  { method, host, length, added }: { method: string; host: string; length: number; added: HeaderList },
): HeaderList {
  const framing = new Set(['content-length', 'transfer-encoding']);
  const endToEnd = new Set(withoutHopByHop(headers));
  const list: (readonly [string, string])[] = [];
  let hasHost = false;
  let hasLength = false;
  for (const field of headers) {
    const name = field[0].toLowerCase();
    if (name === 'host') {
      if (!hasHost) list.push([field[0], host]);
      hasHost = true;
    } else if (framing.has(name)) {
      if (!hasLength) list.push([name === 'content-length' ? field[0] : 'Content-Length', String(length)]);
      hasLength = true;
    } else if (endToEnd.has(field) && !isAnswered(field)) list.push(field);
  }
  if (!hasHost) list.unshift(['Host', host]);
  if (!hasLength && (length > 0 || expectsBody(method))) list.push(['Content-Length', String(length)]);
  return [...list, ...added.filter(([name]) => valuesOf(headers, name.toLowerCase()).length === 0)];
}

/** The Wire has said `100 Continue` already. */
function isAnswered([name, value]: readonly [string, string]): boolean {
  return name.toLowerCase() === 'expect' && value.toLowerCase() === '100-continue';
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-8.6: such a method says its length even when it is 0. */
function expectsBody(method: string): boolean {
  return !['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE'].includes(method);
}
