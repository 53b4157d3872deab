import { describe, expect, test } from 'vitest';
import type { HttpRequest, RequestContent } from '../../model/example.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';
import { request } from './exchange.test-data.ts';
import { compareRequest } from './request-exact.ts';

function sent(more: Partial<Omit<RequestMessage, 'body'>> & { readonly body?: string | Uint8Array } = {}) {
  const body = typeof more.body === 'string' ? Buffer.from(more.body) : (more.body ?? new Uint8Array());
  return { method: 'GET', url: 'https://api.example.com/orders', headers: [], ...more, body };
}

function problems(want: Partial<HttpRequest>, message: Parameters<typeof sent>[0]): string[] {
  return compareRequest(request(want), sent(message)).map((difference) => difference.problem);
}

test('method, scheme, host and port', () => {
  expect(problems({}, {})).toEqual([]);
  expect(problems({}, { method: 'POST' })).toEqual(['another method']);
  expect(problems({}, { method: 'get' })).toEqual(['another method']);
  expect(problems({}, { url: 'https://api.example.com:443/orders' })).toEqual([]);
  expect(problems({}, { url: 'HTTPS://API.example.com/orders' })).toEqual([]);
  for (const url of [
    'http://api.example.com/orders',
    'https://api.example.com:8443/orders',
    'https://api.example.com.evil.org/orders',
    'https://user:secret@api.example.com/orders',
  ]) {
    expect(problems({}, { url }), url).toEqual(['another server']);
  }
});

describe('path and query', () => {
  const at = (target: string, other: string) =>
    problems({ target }, { url: `https://api.example.com${other}` });

  test.each([
    ['/', ''],
    ['/a~b', '/a%7Eb'],
    ['/a%2Fb', '/a%2fb'],
    ['/%C3%A9', '/%c3%a9'],
    ['/a?q=-._~', '/a?q=%2d%2E%5f%7e'],
  ])('%s is %s', (target, other) => expect(at(target, other)).toEqual([]));

  test.each([
    ['/a', '/a/'],
    ['/a', '/A'],
    ['/a%2Fb', '/a/b'],
    ['/a?b=1', '/a'],
    ['/a', '/a?'],
    ['/a', '/a?b=1'],
    ['/a?b=1&c=2', '/a?c=2&b=1'],
    ['/a?b=1', '/a?b=1&b=1'],
    ['/a?b=x%20y', '/a?b=x+y'],
    ['/a?b=%26', '/a?b=&'],
    ['/a?b=%25', '/a?b=%'],
    ['/a?b=%2541', '/a?b=%41'],
    ['/a?b=?', '/a?b'],
  ])('%s is not %s', (target, other) => expect(at(target, other)).not.toEqual([]));
});

describe('headers', () => {
  const headers = [{ name: 'X-Request-Tag', value: 'blue' }];
  const at = (...list: [string, string][]) => problems({ headers }, { headers: list });

  test('each once with its value, whatever the case of its name', () => {
    expect(at(['x-request-TAG', 'blue'])).toEqual([]);
    expect(at()).toEqual(['header `x-request-tag` is not sent']);
    expect(at(['X-Request-Tag', 'Blue'])).toEqual(['another header `x-request-tag`']);
    expect(at(['X-Request-Tag', ''])).toEqual(['another header `x-request-tag`']);
    expect(at(['X-Request-Tag', 'blue'], ['X-Request-Tag', 'blue'])).toHaveLength(1);
    expect(at(['X-Request-Tag', 'red'], ['X-Request-Tag', 'blue'])).toHaveLength(1);
    expect(at(['X-Request-Tag', 'blue, blue'])).toHaveLength(1);
  });

  test('a header that is documented twice is sent twice, in order', () => {
    const twice = [...headers, { name: 'x-request-tag', value: 'red' }];
    const list: HeaderList = [
      ['X-Request-Tag', 'blue'],
      ['X-Request-Tag', 'red'],
    ];
    expect(problems({ headers: twice }, { headers: list })).toEqual([]);
    expect(problems({ headers: twice }, { headers: [...list].reverse() })).toHaveLength(1);
    expect(problems({ headers: twice }, { headers: list.slice(1) })).toHaveLength(1);
  });

  test('white space around a value is no part of it', () => {
    expect(
      problems({ headers: [{ name: 'X-Tag', value: ' a b\t' }] }, { headers: [['X-Tag', 'a b']] }),
    ).toEqual([]);
  });

  test('characters beyond ASCII are sent as UTF-8, which is recorded byte by byte', () => {
    const want = { headers: [{ name: 'X-Name', value: 'Jörg' }] };
    const bytes = Buffer.from('Jörg').toString('latin1');
    expect(problems(want, { headers: [['X-Name', bytes]] })).toEqual([]);
    expect(problems(want, { headers: [['X-Name', 'J?rg']] })).toEqual(['another header `x-name`']);
  });

  test("the client's own are nobody's business", () => {
    const own = ['Host', 'User-Agent', 'Accept', 'Accept-Encoding', 'Accept-Language', 'Connection'];
    const more = ['Content-Length', 'Transfer-Encoding', 'Expect', 'Sec-Fetch-Mode', 'traceparent'];
    expect(problems({}, { headers: [...own, ...more].map((name) => [name, 'x'] as const) })).toEqual([]);
  });

  test.each(['Authorization', 'Cookie', 'Content-Type', 'X-Api-Key', 'Referer', 'Origin', 'X-Docs-Scene'])(
    'a %s that is not documented is a difference',
    (name) => expect(problems({}, { headers: [[name, 'x']] })).toEqual([`header \`${name}\` is sent`]),
  );
});

describe('content type', () => {
  const at = (expected: string, actual: string) =>
    problems(
      { headers: [{ name: 'Content-Type', value: expected }] },
      { headers: [['content-type', actual]] },
    );

  test.each([
    ['application/json', 'application/json; charset=utf-8'],
    ['application/json', 'Application/JSON;charset=UTF-8'],
    ['application/problem+json', 'application/problem+json; charset="utf-8"'],
    ['application/x-www-form-urlencoded', 'application/x-www-form-urlencoded;charset=UTF-8'],
    ['text/plain; charset=utf-8', 'text/plain;charset=UTF-8'],
  ])('%s may be sent as %s', (expected, actual) => expect(at(expected, actual)).toEqual([]));

  test.each([
    ['application/json', 'text/json'],
    ['application/json', 'application/json; charset=latin1'],
    ['application/json', 'application/json; profile=x'],
    ['application/json; charset=utf-8', 'application/json'],
    ['application/json; profile=A', 'application/json; profile=a'],
    ['text/plain', 'text/plain; charset=utf-8'],
    ['application/jsonx', 'application/json'],
  ])('%s may not be sent as %s', (expected, actual) => expect(at(expected, actual)).toHaveLength(1));
});

describe('body', () => {
  const json = (value: Parameters<typeof JSON.stringify>[0]): RequestContent => ({
    kind: 'json',
    mediaType: 'application/json',
    value,
  });
  const at = (body: RequestContent, text: string | Uint8Array) => problems({ body }, { body: text });

  test('none where none is documented', () => {
    expect(problems({}, { body: '{}' })).toEqual(['a body is sent']);
    expect(at(json({}), '')).toEqual(['the body is no JSON']);
  });

  test.each([
    [{ a: 1, b: [2] }, '{ "b": [2.0], "a": 1e0 }'],
    [{ a: 'é/…' }, '{"a":"\\u00e9\\/\\u2026"}'],
    [{ a: null }, '{"a":null}\n'],
    [1e21, '1000000000000000000000'],
    [{}, '{}'],
  ])('%j by value', (value, text) => expect(at(json(value), text)).toEqual([]));

  test.each([
    [{ a: 1 }, '{"a":1,"a":1}'],
    [{ a: 1 }, '{"a":2,"\\u0061":1}'],
    [{ a: 1 }, '{"a":"1"}'],
    [{ a: 1 }, '{"a":1,"toString":1}'],
    [{ a: 1 }, '{}'],
    [{ a: null }, '{}'],
    [{ a: [] }, '{"a":{}}'],
    [[1, 2], '[2,1]'],
    [[1], '[1,null]'],
    [{ a: 9007199254740992 }, '{"a":9007199254740993}'],
    [{ a: 1 }, '{"a":1}{"a":1}'],
    [{ a: 1 }, '[{"a":1}]'],
    [{ a: 'x' }, '{"a":"x "}'],
  ])('%j is not %s', (value, text) => expect(at(json(value), text)).not.toEqual([]));

  test('bytes that are no UTF-8 are no JSON', () => {
    const bytes = Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xff]), Buffer.from('"}')]);
    expect(at(json({ a: '\ufffd' }), bytes)).toEqual(['the body is no UTF-8']);
  });

  const form = (...pairs: [string, string][]): RequestContent => ({
    kind: 'form',
    mediaType: 'application/x-www-form-urlencoded',
    pairs,
  });

  test('forms by ordered decoded pairs', () => {
    const want = form(['a', 'x y'], ['b', '&=+'], ['a', '']);
    expect(at(want, 'a=x+y&b=%26%3D%2B&a=')).toEqual([]);
    expect(at(want, 'a=x%20y&b=%26%3d%2b&a')).toEqual([]);
    expect(at(want, 'b=%26%3D%2B&a=x+y&a=')).toEqual(['another body']);
    expect(at(want, 'a=x+y&b=%26%3D%2B')).toEqual(['another body']);
    expect(at(form(['a', '1']), '?a=1')).toEqual(['another body']);
    expect(at(form(['a', '1']), 'a=1&a=1')).toEqual(['another body']);
    expect(at(form(['a', '1']), '{"a":1}')).toEqual(['another body']);
  });

  test('everything else by bytes', () => {
    const text: RequestContent = { kind: 'text', mediaType: 'text/plain', text: 'a\ufffd\n' };
    expect(at(text, 'a\ufffd\n')).toEqual([]);
    expect(at(text, 'a\ufffd')).toEqual(['another body']);
    expect(at(text, Buffer.from([0x61, 0xff, 0x0a]))).toEqual(['another body']);
  });
});
