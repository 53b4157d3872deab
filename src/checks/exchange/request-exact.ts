import type { HttpRequest } from '../../model/example.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';
import { compareBody } from './compare-body.ts';
import type { Difference } from './difference.ts';

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
    ...compareBody(want.body, sent),
  ];
}

function differ(what: string, expected: string, actual: string): Difference[] {
  return expected === actual ? [] : [{ pointer: '', problem: `another ${what}`, expected, actual }];
}

function compareUrls(want: HttpRequest, url: string): Difference[] {
  const [path, query] = splitQuery(want.target);
  const [, origin = '', rest = ''] = /^([a-z]+:\/\/[^/?#]*)(.*)$/i.exec(url) ?? [];
  const [sentPath, sentQuery] = splitQuery(rest);
  return [
    ...differ('server', new URL(want.origin).origin, safeOrigin(origin)),
    ...differ('path', normalise(path), normalise(sentPath === '' ? '/' : sentPath)),
    ...differ('query', normalise(query), normalise(sentQuery)),
  ];
}

function safeOrigin(text: string): string {
  return URL.canParse(text) && new URL(text).username === '' ? new URL(text).origin : text;
}

/** The query keeps its `?`, so that an empty one is not the same as none. */
function splitQuery(target: string): [string, string] {
  const mark = target.indexOf('?');
  return mark < 0 ? [target, ''] : [target.slice(0, mark), target.slice(mark)];
}

/** Decodes percent-encoded unreserved characters, which mean the same either way (RFC 3986 section 6.2.2.2). */
function normalise(text: string): string {
  return text.replace(/%[0-9A-Fa-f]{2}/g, (triplet) => {
    const character = String.fromCharCode(Number.parseInt(triplet.slice(1), 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}

function compareHeaders(want: HttpRequest, sent: HeaderList): Difference[] {
  const names = [...new Set(want.headers.map(({ name }) => name.toLowerCase()))];
  const missing = names.flatMap((name): Difference[] => {
    const wanted = want.headers.filter((each) => each.name.toLowerCase() === name).map(({ value }) => value);
    const values = sent.filter(([each]) => each.toLowerCase() === name).map(([, text]) => text);
    if (
      values.length === wanted.length &&
      wanted.every((value, at) => isSame(name, value, values[at] ?? ''))
    ) {
      return [];
    }
    const problem = values.length === 0 ? `header \`${name}\` is not sent` : `another header \`${name}\``;
    return [{ pointer: '', problem, expected: wanted.join(' | '), actual: values.join(' | ') }];
  });
  const extra = sent
    .filter(([name]) => !names.includes(name.toLowerCase()) && !isClientsOwn(name))
    .map(([name, value]) => ({ pointer: '', problem: `header \`${name}\` is sent`, actual: value }));
  return [...missing, ...extra];
}

function isClientsOwn(name: string): boolean {
  return clientsOwn.has(name.toLowerCase()) || name.toLowerCase().startsWith('sec-fetch-');
}

/** White space around a value is no part of it (RFC 9110 section 5.5). */
function isSame(name: string, expected: string, actual: string): boolean {
  const value = expected.replace(/^[ \t]+|[ \t]+$/g, '').toWellFormed();
  // Header fields are bytes: the Wire writes each as one character, clients send UTF-8.
  if (value === actual || value === Buffer.from(actual, 'latin1').toString('utf8')) return true;
  return name === 'content-type' && isSameMediaType(value, actual);
}

/** `charset=utf-8` may be added to JSON and to forms, which are UTF-8 anyway; its case never counts. */
function isSameMediaType(expected: string, actual: string): boolean {
  const [essence, ...parameters] = mediaTypeParts(expected);
  const [sent, ...others] = mediaTypeParts(actual);
  if (essence !== sent) return false;
  // The client chooses the boundary.
  if (essence === 'multipart/form-data') return true;
  const impliesUtf8 = /[/+]json$/.test(essence ?? '') || essence === 'application/x-www-form-urlencoded';
  const rest =
    impliesUtf8 && parameters.length === 0 ? others.filter((each) => each !== 'charset=utf-8') : others;
  return rest.join(';') === parameters.join(';');
}

function mediaTypeParts(text: string): string[] {
  const [essence = '', ...parameters] = text.split(';').map((part) => part.trim());
  const plain = parameters.map((each) =>
    /^charset=/i.test(each) ? each.toLowerCase().replaceAll('"', '') : each,
  );
  return [essence.toLowerCase(), ...plain];
}
