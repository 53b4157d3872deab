import type { Credential, HttpRequest, RequestContent, RequestHeader } from '../model/example.ts';
import { evilLines, evilTexts, evilTokens } from './evil-texts.test-data.ts';

/** A request without its server, and what the tests call it. */
export interface NamedRequest {
  readonly name: string;
  readonly request: Omit<HttpRequest, 'origin'>;
}

const bare = { method: 'POST', target: '/v1/echo', headers: [], credentials: [], files: [] };
const all = [...evilTexts, ...evilLines];
const key: Credential = { variable: 'API_KEY', literal: 'k\'e"y$HOME`id`#{1}\\%41&=+/?#é👍' };

/** Every text in every position of a request. */
export const evilRequests: readonly NamedRequest[] = [
  named('method', { method: evilTokens.join('') }),
  named('path', {
    target: `/${evilTexts
      .filter((text) => text !== '')
      .map(encodeURIComponent)
      .join('/')}`,
  }),
  named('query', {
    target: `/v1/echo?${all.map((text) => `${encodeURIComponent(text)}=${encodeURIComponent(text)}`).join('&')}`,
  }),
  named('reserved-query', {
    target: "/v1/a;b=c,d/(e)!*'$HOME:@&=+?f=$HOME&g='h'&i=!!&j=*~;k,l:m@n/o?p=(q)+r",
  }),
  named('header-names', { headers: evilTokens.map((token) => ({ name: `X-${token}`, value: token })) }),
  named('header-values', {
    headers: evilTexts.map((text, index) => ({ name: `X-Evil-${index}`, value: `${text}-${text}` })),
  }),
  named('cookies', {
    headers: [{ name: 'Cookie', value: evilTexts.map((text, index) => `c${index}=${text}`).join('; ') }],
  }),
  named('prefixes', {
    headers: evilTexts.map((text, index) => read(`X-Evil-${index}`, [`${text} `, key, ` ${text}.`])),
    credentials: [key],
  }),
  named('query-key', {
    method: 'GET',
    target: `/v1/echo?a=%24HOME&%27key%27=${encodeKey(key.literal)}&b=%60id%60`,
    targetPieces: ['/v1/echo?a=%24HOME&%27key%27=', key, '&b=%60id%60'],
    credentials: [key],
  }),
  named('json-values', json(all)),
  named('json-keys', json(Object.fromEntries(all.map((text) => [text, 1])))),
  named('form', form(all.map((text) => [text, text]))),
  named('form-key', form(all.map((text, index) => [`${text}${index}`, text]))),
  named('text', body({ kind: 'text', mediaType: 'text/plain', text: all.join('\n') })),
  named('text-line', body({ kind: 'text', mediaType: 'text/plain', text: evilTexts.join(' ') })),
  named('part-names', parts(all.map((text) => ({ name: text.replaceAll('=', '-'), text })))),
  named('part-names-with-equals', parts(all.map((text) => ({ name: `${text}=`, text })))),
  named(
    'part-types',
    parts(all.map((text, index) => ({ name: `p${index}`, text, contentType: 'text/x-evil' }))),
  ),
  named(
    'file-names',
    parts(
      all.map((text, index) => ({ name: `p${index}`, filename: `${text}.txt` })),
      true,
    ),
  ),
];

function named(name: string, change: Partial<NamedRequest['request']>): NamedRequest {
  return { name: `evil-in-${name}`, request: { ...bare, ...change } };
}

function read(name: string, pieces: readonly (string | Credential)[]): RequestHeader {
  const value = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.literal)).join('');
  return { name, value, credential: { kind: 'pieces', pieces } };
}

function encodeKey(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16)}`,
  );
}

function body(content: RequestContent) {
  return { headers: [{ name: 'Content-Type', value: content.mediaType }], body: content };
}

function json(value: readonly string[] | Readonly<Record<string, number>>) {
  return body({ kind: 'json', mediaType: 'application/json', value });
}

function form(pairs: readonly (readonly [string, string])[]) {
  return body({ kind: 'form', mediaType: 'application/x-www-form-urlencoded', pairs });
}

function parts(
  given: readonly { name: string; text?: string; contentType?: string; filename?: string }[],
  areFiles = false,
) {
  const file = { name: 'evil.txt', base64: Buffer.from('file').toString('base64') };
  const made = given.map(({ text = '', ...part }) => ({
    ...part,
    headers: [],
    content: areFiles ? { file } : { text },
  }));
  const content = body({ kind: 'multipart', mediaType: 'multipart/form-data', parts: made });
  return { ...content, files: areFiles ? [file] : [] };
}
