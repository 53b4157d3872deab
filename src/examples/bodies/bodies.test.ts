import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { toExactValue } from '../exact-value.ts';
import { toRequestContent } from '../to-request-content.ts';

interface Described {
  readonly schema?: Schema;
  readonly encoding?: JsonObject;
  readonly document?: JsonObject;
  readonly openapi?: string;
  readonly text?: string;
}

function write(type: string, value: Json, described: Described = {}) {
  const { schema = true, encoding = {}, document = {}, openapi = '3.1.1', text } = described;
  return toRequestContent(toExactValue(value, text), {
    media: { type, schema, encoding },
    document,
    openapi,
  });
}

const base64 = (text: string) => Buffer.from(text).toString('base64');

test.each<[string, Json, object]>([
  ['application/json', [1], { kind: 'json', value: [1] }],
  ['Application/Problem+JSON; charset=utf-8', null, { kind: 'json', value: null }],
  ['application/json', 'text', { kind: 'json', value: 'text' }],
  ['application/x-www-form-urlencoded', 'a=b', { kind: 'text', text: 'a=b' }],
  ['text/plain', 'é\n', { kind: 'text', text: 'é\n' }],
  ['text/csv', 'a,b\n', { kind: 'text', text: 'a,b\n' }],
  ['application/yaml', 'a: 1\n', { kind: 'text', text: 'a: 1\n' }],
  ['application/x-ndjson', [{ a: 1 }, 'é'], { kind: 'text', text: '{"a":1}\n"é"\n' }],
  ['application/jsonl', '{"a": 1}\n', { kind: 'text', text: '{"a": 1}\n' }],
  ['application/json-seq', [1, [2]], { kind: 'text', text: '\u001e1\n\u001e[2]\n' }],
  [
    'text/event-stream',
    [{ event: 'add', data: 'a\nb', id: '1' }, { data: { a: 1 } }],
    { kind: 'text', text: 'event: add\ndata: a\ndata: b\nid: 1\n\ndata: {"a":1}\n\n' },
  ],
])('a body of %s: %j', (type, value, content) => {
  expect(write(type, value)).toEqual({ mediaType: type, ...content });
});

describe('JSON', () => {
  test('keeps digits that a double would round', () => {
    const text = '{"id":9007199254740993,"rate":0.12345678901234567890,"n":1}';
    const value = JSON.parse(text) as Json;
    expect(write('application/json', value, { text })).toEqual({
      kind: 'json',
      mediaType: 'application/json',
      value,
      text,
    });
  });

  test('that stands in a string is taken for JSON where the schema wants no string', () => {
    const object = { schema: { type: 'object' } };
    expect(write('application/json', '{"a": 1}', object)).toMatchObject({ value: { a: 1 } });
    expect(write('application/json', '{"a": 1}', { schema: { type: 'string' } })).toMatchObject({
      value: '{"a": 1}',
    });
    expect(write('application/json', 'no JSON', object)).toMatchObject({ value: 'no JSON' });
  });
});

describe('a media type range is sent as one of its types', () => {
  test.each<[string, Json, Schema, string]>([
    ['*/*', { a: 1 }, true, 'application/json'],
    ['*/*', 'a', { type: 'string' }, 'text/plain'],
    ['*/*', 'a', { type: 'string', format: 'binary' }, 'application/octet-stream'],
    ['application/*', [1], true, 'application/json'],
    ['image/*', 'a', true, 'image/png'],
    ['text/*', 'a', true, 'text/plain'],
  ])('%s with %j', (type, value, schema, want) => {
    expect(write(type, value, { schema }).mediaType).toBe(want);
  });
});

describe('a file', () => {
  test('has the bytes of a string', () => {
    expect(write('application/octet-stream', 'é;\u0000')).toEqual({
      kind: 'file',
      mediaType: 'application/octet-stream',
      file: { name: 'body.bin', base64: base64('é;\u0000') },
    });
  });

  test('may be named, or stand in a data URL', () => {
    expect(write('image/png', '@pictures/logo.png')).toMatchObject({
      file: { name: 'logo.png', base64: expect.stringMatching(/^iVBORw0KGgo/) },
    });
    expect(write('image/gif', 'data:image/gif;base64,R0lG')).toMatchObject({
      file: { name: 'body.gif', base64: 'R0lG' },
    });
  });

  test('whose bytes the schema has in Base64 is text', () => {
    const schema = { type: 'string', contentEncoding: 'base64' };
    expect(write('image/png', 'iVBO', { schema })).toEqual({
      kind: 'text',
      mediaType: 'image/png',
      text: 'iVBO',
    });
  });
});

describe('forms', () => {
  const type = 'application/x-www-form-urlencoded';
  const form = (value: Json, encoding: JsonObject = {}) => write(type, value, { encoding });

  test('without an encoding: lists one by one, objects as JSON, null left out', () => {
    expect(form({ a: [1, 'b'], c: null, d: { e: [1] }, f: '', g: false })).toEqual({
      kind: 'form',
      mediaType: type,
      pairs: [
        ['a', '1'],
        ['a', 'b'],
        ['d', '{"e":[1]}'],
        ['f', ''],
        ['g', 'false'],
      ],
    });
  });

  test('the example of the specification', () => {
    // https://spec.openapis.org/oas/v3.1.1.html#encoding-the-x-www-form-urlencoded-media-type
    const address = { streetAddress: '123 Example Dr.', city: 'Somewhere', state: 'CA', zip: '99999+1234' };
    const id = 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6';
    expect(form({ id, address })).toMatchObject({
      pairs: [
        ['id', id],
        ['address', '{"streetAddress":"123 Example Dr.","city":"Somewhere","state":"CA","zip":"99999+1234"}'],
      ],
    });
  });

  test.each<[JsonObject, Json, [string, string][]]>([
    [{ explode: false }, ['a', 'b'], [['x', 'a,b']]],
    [
      { style: 'form' },
      { a: 1, b: 2 },
      [
        ['a', '1'],
        ['b', '2'],
      ],
    ],
    [{ style: 'spaceDelimited' }, ['a', 'b'], [['x', 'a b']]],
    [{ style: 'pipeDelimited' }, ['a', 'b'], [['x', 'a|b']]],
    [{ style: 'deepObject', explode: true }, { a: { b: 1 } }, [['x[a][b]', '1']]],
    [
      { style: 'deepObject', explode: true },
      ['a', { b: 1 }],
      [
        ['x[0]', 'a'],
        ['x[1][b]', '1'],
      ],
    ],
    [{ allowReserved: true }, 'a/b', [['x', 'a/b']]],
    [
      { contentType: 'application/json' },
      ['a', 1],
      [
        ['x', '"a"'],
        ['x', '1'],
      ],
    ],
    [{ contentType: 'application/json' }, 'a', [['x', '"a"']]],
  ])('encoding %j of %j', (encoding, value, pairs) => {
    expect(form({ x: value }, { x: encoding })).toMatchObject({ pairs });
  });
});
