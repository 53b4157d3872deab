import { describe, expect, test } from 'vitest';
import type { Json, JsonObject, Schema } from '../../model/json.ts';
import { toRequestContent } from '../to-request-content.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const headers: [] = [];

function write(type: string, value: Json, schema: Schema, encoding: JsonObject = {}, openapi = '3.1.1') {
  return toRequestContent(value, { media: { type, schema, encoding }, document: {}, openapi });
}

function parts(value: Json, properties: JsonObject, encoding: JsonObject = {}, openapi = '3.1.1') {
  const content = write('multipart/form-data', value, { type: 'object', properties }, encoding, openapi);
  return content.kind === 'multipart' ? content.parts : [];
}

function text(name: string, content: string, contentType?: string) {
  return { name, ...(contentType && { contentType }), headers, content: { text: content } };
}

function file(name: string, filename: string, contentType: string, content: string) {
  return {
    name,
    filename,
    contentType,
    headers,
    content: { file: { name: filename, base64: base64(content) } },
  };
}

describe('multipart/form-data', () => {
  test('text, numbers and lists of them say no type; objects are JSON; null is left out', () => {
    const value = { id: 'a;b"c', count: 2, tags: ['x', null, 'y'], places: [{ city: 'Ulm' }], none: null };
    const properties = {
      id: { type: 'string' },
      tags: { type: 'array', items: { type: 'string' } },
      places: { type: 'array', items: { type: 'object' } },
    };
    expect(parts(value, { ...properties, count: { type: 'integer' } })).toEqual([
      text('id', 'a;b"c'),
      text('count', '2'),
      text('tags', 'x'),
      text('tags', 'y'),
      text('places', '{"city":"Ulm"}', 'application/json'),
    ]);
  });

  test('what no schema describes is text', () => {
    const value = { a: 'x', b: '', c: 1.5, d: true, e: ['y', 2], f: { g: 1 }, h: null };
    expect(parts(value, {})).toEqual([
      text('a', 'x'),
      text('b', ''),
      text('c', '1.5'),
      text('d', 'true'),
      text('e', 'y'),
      text('e', '2'),
      text('f', '{"g":1}', 'application/json'),
    ]);
  });

  test('bytes that are sampled as null are the smallest file of their kind', () => {
    const bytes = { contentMediaType: 'application/octet-stream' };
    expect(parts({ scan: null, more: [null] }, { scan: {}, more: { type: 'array', items: bytes } })).toEqual([
      file('scan', 'scan.bin', 'application/octet-stream', 'example\n'),
      file('more', 'more.bin', 'application/octet-stream', 'example\n'),
    ]);
  });

  test.each<[string, JsonObject, string]>([
    ['3.0.3', { type: 'string', format: 'binary' }, 'application/octet-stream'],
    ['3.1.0', { type: 'string', format: 'binary' }, 'application/octet-stream'],
    ['3.1.0', {}, 'application/octet-stream'],
    ['3.1.0', { description: 'A scan.' }, 'application/octet-stream'],
    ['3.1.0', { contentMediaType: 'image/png' }, 'image/png'],
  ])('%s: %j is a file', (openapi, schema, contentType) => {
    const name = contentType === 'image/png' ? 'scan.png' : 'scan.bin';
    expect(parts({ scan: 'a\u0000b' }, { scan: schema }, {}, openapi)).toEqual([
      file('scan', name, contentType, 'a\u0000b'),
    ]);
  });

  test('encoded bytes are text of their type, without the header that RFC 7578 deprecates', () => {
    const image = { type: 'string', contentEncoding: 'base64', contentMediaType: 'image/png' };
    expect(parts({ image: 'iVBO' }, { image })).toEqual([text('image', 'iVBO', 'image/png')]);
    const byte = { type: 'string', format: 'byte' };
    expect(parts({ byte: 'iVBO' }, { byte }, {}, '3.0.3')).toEqual([
      text('byte', 'iVBO', 'application/octet-stream'),
    ]);
  });

  test('several files of one property have names of their own', () => {
    const files = { type: 'array', items: { type: 'string', format: 'binary' } };
    expect(parts({ files: ['1', '2'] }, { files }).map(({ filename }) => filename)).toEqual([
      'files.bin',
      'files-2.bin',
    ]);
  });

  test('the encoding says types and header fields', () => {
    // https://spec.openapis.org/oas/v3.1.1.html#encoding-object-examples
    const encoding = {
      historyMetadata: { contentType: 'application/xml; charset=utf-8' },
      profileImage: {
        contentType: 'image/png, image/jpeg',
        headers: { 'X-Rate-Limit-Limit': { schema: { type: 'integer', example: 10 } }, 'X-None': {} },
      },
      note: { contentType: 'text/*' },
      any: { contentType: 'image/*' },
    };
    const value = { historyMetadata: { n: 1 }, profileImage: 'png', note: 'n', any: 'a' };
    const properties = { historyMetadata: { type: 'object', xml: { name: 'history' } }, profileImage: {} };
    expect(parts(value, { ...properties, note: { type: 'string' }, any: {} }, encoding)).toEqual([
      text(
        'historyMetadata',
        '<?xml version="1.0" encoding="UTF-8"?>\n<history>\n  <n>1</n>\n</history>\n',
        'application/xml; charset=utf-8',
      ),
      {
        ...file('profileImage', 'profileImage.png', 'image/png', 'png'),
        headers: [['X-Rate-Limit-Limit', '10']],
      },
      text('note', 'n', 'text/plain'),
      file('any', 'any.png', 'image/png', 'a'),
    ]);
  });

  test('`style` and its kin hold since 3.1', () => {
    const encoding = {
      a: { style: 'form', explode: false },
      b: { style: 'form', explode: true },
      c: { style: 'deepObject' },
      d: { style: 'pipeDelimited' },
    };
    const value = { a: ['x', 'y'], b: { k: 'ü' }, c: { k: 1 }, d: ['x', 'y'] };
    expect(parts(value, {}, encoding)).toEqual([
      text('a', 'x,y'),
      text('k', 'ü'),
      text('c[k]', '1'),
      text('d', 'x|y'),
    ]);
    const properties = { a: { type: 'array', items: { type: 'string' } } };
    expect(parts({ a: ['x', 'y'] }, properties, encoding, '3.0.4')).toEqual([text('a', 'x'), text('a', 'y')]);
  });

  test('one that is written already says its own boundary', () => {
    const written = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\n1\r\n--x--\r\n';
    expect(write('multipart/form-data', written, true)).toEqual({
      kind: 'text',
      mediaType: 'multipart/form-data; boundary=x',
      text: written,
    });
  });
});

describe('other multipart types', () => {
  test('are written out with a boundary', () => {
    const schema = { properties: { meta: { type: 'object' }, note: { type: 'string' } } };
    const body = write('multipart/related', { meta: { a: 1 }, note: 'n' }, schema);
    const boundary = /boundary=(.*)/.exec(body.mediaType)?.[1] ?? '';
    expect(body).toMatchObject({
      kind: 'text',
      text: [
        `--${boundary}`,
        'Content-Type: application/json',
        '',
        '{"a":1}',
        `--${boundary}`,
        'Content-Type: text/plain',
        '',
        'n',
        `--${boundary}--`,
        '',
      ].join('\r\n'),
    });
  });

  test('are a file where they hold bytes', () => {
    const schema = { type: 'array', prefixItems: [{ type: 'object' }, { contentMediaType: 'image/png' }] };
    const body = write('multipart/mixed', [{ a: 1 }, '@logo.png'], schema);
    const bytes = body.kind === 'file' ? Buffer.from(body.file.base64, 'base64').toString('latin1') : '';
    expect(body).toMatchObject({ kind: 'file', file: { name: 'body.bin' } });
    expect(bytes).toContain('Content-Type: image/png\r\n\r\n\x89PNG');
  });
});
