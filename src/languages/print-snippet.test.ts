import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
import { evilRequests, type NamedRequest } from './evil-requests.test-data.ts';
import { languages } from './index.ts';
import type { Language } from './language.ts';
import { loadTemplates } from './load-templates.ts';
import { printSnippet } from './print-snippet.ts';

const request: HttpRequest = {
  method: 'GET',
  origin: 'https://api.sumafinance.com',
  target: '/v1/users/me',
  headers: [],
  credentials: [],
  files: [],
};

const multipart = { name: 'Content-Type', value: 'multipart/form-data' };
const hard: readonly NamedRequest[] = [
  ...JSON.parse(readFileSync(new URL('./hard-requests.json', import.meta.url), 'utf8')),
  ...evilRequests,
].filter(({ request: { credentials } }) => credentials.length > 0);
const templates = await loadTemplates(languages);

describe.each(languages)('$id', (language) => {
  it.each<[Partial<HttpRequest>, string]>([
    [{ method: 'GET /' }, '`GET /` is no HTTP method'],
    [{ target: '/a b' }, 'the URL `/a b` is not percent-encoded'],
    [{ target: '/100%' }, 'the URL `/100%` is not percent-encoded'],
    [{ target: '/a#b' }, 'the URL `/a#b` is not percent-encoded'],
    [
      { clientCertificate: { certificate: 'CLIENT_CERT', key: '$(id)' } },
      '`$(id)` is no name of an environment variable',
    ],
    [
      { targetPieces: ['/a?b=', { variable: 'A;id', literal: 'c' }] },
      '`A;id` is no name of an environment variable',
    ],
    [
      { headers: [{ name: 'X-A', value: 'b', credential: pieces(`A'"\n`) }] },
      '`A\'"\n` is no name of an environment variable',
    ],
    [
      { body: { kind: 'multipart', mediaType: 'multipart/form-data', parts: [] } },
      'a multipart body without Content-Type has no boundary',
    ],
    [
      { headers: [multipart], body: parts([['X-A', 'a\r\nb']]) },
      'the part `a` has a header `X-A` that no message carries',
    ],
    [{ headers: [{ name: 'X A', value: '' }] }, '`X A` is no name of a header'],
    [{ headers: [{ name: 'Host', value: 'a' }] }, 'the header `Host` is set by the client itself'],
    [
      { headers: [{ name: 'X-A', value: 'a\r\nX-B: b' }] },
      'the header `X-A` has a control character, which HTTP does not carry',
    ],
    [
      { headers: [{ name: 'X-A', value: 'a\0b' }] },
      'the header `X-A` has a control character, which HTTP does not carry',
    ],
  ])('does not print %j', (change, unprintable) => {
    const template = templates.get(language.id) ?? '';
    expect(printSnippet(language, template, { ...request, ...change })).toEqual({ unprintable });
  });

  it.each(hard)('never prints the literal of a credential in $name', (each) => {
    const printed = printSnippet(language, templates.get(language.id) ?? '', {
      ...each.request,
      origin: request.origin,
    });
    const literals = each.request.credentials.map(({ literal }) => literal);
    for (const literal of literals.filter(({ length }) => length > 6)) {
      for (const text of [literal, encodeURIComponent(literal), Buffer.from(literal).toString('base64')]) {
        expect(printed).not.toContain(text);
      }
    }
  });

  it('reads a credential from the environment', () => {
    const header = {
      name: 'Authorization',
      value: 'Bearer s3cret',
      credential: { kind: 'pieces', pieces: ['Bearer ', { variable: 'ACCESS_TOKEN', literal: 's3cret' }] },
    } as const;
    const credentials = [{ variable: 'ACCESS_TOKEN', literal: 's3cret' }];
    const text = printSnippet(language, templates.get(language.id) ?? '', {
      ...request,
      headers: [header],
      credentials,
    });
    expect(text).toContain('ACCESS_TOKEN');
    expect(text).not.toContain('s3cret');
  });
});

function pieces(variable: string) {
  return { kind: 'pieces', pieces: [{ variable, literal: 'b' }] } as const;
}

function parts(headers: readonly (readonly [string, string])[]) {
  const part = { name: 'a', headers, content: { text: '' } };
  return { kind: 'multipart', mediaType: multipart.value, parts: [part] } as const;
}

describe('a template', () => {
  const [curl] = languages;
  const language = { ...curl, view: () => ({ text: '<a> & "b"' }) } as Language;

  it('is filled in without escaping, and ends in one newline', () => {
    expect(printSnippet(language, '{{text}} {{{text}}}\n\n', request)).toBe('<a> & "b" <a> & "b"\n');
  });

  it('that names a value which is not there is a fault', () => {
    expect(() => printSnippet(language, '{{txet}}', request)).toThrow('txet');
  });
});
