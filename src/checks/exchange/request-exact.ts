import type { HttpRequest, RequestContent } from '../../model/example.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';
import type { Difference } from './difference.ts';
import { compareJsonTexts } from './json-by-value.ts';

/** What every client may add by itself, with a value of its own. */
const clientsOwn = new Set([
  'host',
  'user-agent',
  'accept',
  'accept-encoding',
  'accept-language',
  'connection',
  'content-length',
  'transfer-encoding',
  'expect',
  'traceparent',
  'upgrade',
  'http2-settings',
]);

/** Compares what a program sent with the HttpRequest that it should have sent: method, place, headers, body. */
export function compareRequest(want: HttpRequest, sent: RequestMessage): Difference[] {
  return [
    ...differ('method', want.method, sent.method),
    ...compareUrls(want, sent.url),
    ...compareHeaders(want, sent.headers),
    ...compareBodies(want.body, sent.body),
  ];
}

function differ(what: string, expected: string, actual: string): Difference[] {
  return expected === actual ? [] : [{ pointer: '', problem: `another ${what}`, expected, actual }];
}

function compareUrls(want: HttpRequest, url: string): Difference[] {
  const [path = '', query = ''] = splitQuery(want.target);
  const [, origin = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(url) ?? [];
  const [sentPath = '', sentQuery = ''] = splitQuery(rest);
  return [
    ...differ('server', new URL(want.origin).origin, safeOrigin(origin)),
    ...differ('path', normalise(path), normalise(sentPath === '' ? '/' : sentPath)),
    ...differ('query', normalise(query), normalise(sentQuery)),
  ];
}

function safeOrigin(text: string): string {
  return URL.canParse(text) ? new URL(text).origin : text;
}

function splitQuery(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark + 1)];
}

/** Decodes percent-encoded unreserved characters, which mean the same either way (RFC 3986 section 6.2.2.2). */
function normalise(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}

function compareHeaders(want: HttpRequest, sent: HeaderList): Difference[] {
  const wanted = new Map(want.headers.map(({ name, value }) => [name.toLowerCase(), value]));
  const missing = [...wanted].flatMap(([name, value]): Difference[] => {
    const values = sent.filter(([each]) => each.toLowerCase() === name).map(([, text]) => text);
    if (values.length === 1 && sameHeader(name, value, values[0] ?? '')) return [];
    const problem = values.length === 0 ? `header \`${name}\` is not sent` : `another header \`${name}\``;
    return [{ pointer: '', problem, expected: value, actual: values.join(' | ') }];
  });
  const extra = sent
    .filter(([name]) => !wanted.has(name.toLowerCase()) && !isClientsOwn(name))
    .map(([name, value]) => ({ pointer: '', problem: `header \`${name}\` is sent`, actual: value }));
  return [...missing, ...extra];
}

function isClientsOwn(name: string): boolean {
  return clientsOwn.has(name.toLowerCase()) || name.toLowerCase().startsWith('sec-fetch-');
}

/** Media type parameters such as `charset=utf-8` may be added to JSON, which is UTF-8 anyway. */
function sameHeader(name: string, expected: string, actual: string): boolean {
  if (expected === actual) return true;
  if (name !== 'content-type') return false;
  return actual.toLowerCase().replace(/\s*;\s*charset=utf-8$/, '') === expected.toLowerCase();
}

function compareBodies(want: RequestContent | undefined, sent: Uint8Array): Difference[] {
  const text = Buffer.from(sent).toString('utf8');
  if (!want) return text === '' ? [] : [{ pointer: '', problem: 'a body is sent', actual: text }];
  if (want.kind === 'json') return compareJsonTexts(JSON.stringify(want.value), text);
  if (want.kind === 'text') return differ('body', want.text, text);
  return differ('body', JSON.stringify(want.pairs), JSON.stringify([...new URLSearchParams(text)]));
}
