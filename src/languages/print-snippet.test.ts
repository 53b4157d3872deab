import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../model/example.ts';
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

const templates = await loadTemplates(languages);

describe.each(languages)('$id', (language) => {
  it.each([
    [{ method: 'GET /' }, '`GET /` is no HTTP method'],
    [{ target: '/a b' }, 'the URL `/a b` is not percent-encoded'],
    [{ target: '/100%' }, 'the URL `/100%` is not percent-encoded'],
    [{ target: '/a#b' }, 'the URL `/a#b` is not percent-encoded'],
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

  it('never prints the literal of a credential', () => {
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
