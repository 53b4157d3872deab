import { describe, expect, test } from 'vitest';
import type { Binding, Place } from '../../model/binding.ts';
import type { HeaderList } from '../../model/exchange.ts';
import { bindRequest } from './bind-request.ts';

const mail: Binding = { literal: 'john.doe@example.com', live: 'john.doe.1f@example.com' };

function at(literal: string, live: string, place: Place): Binding {
  return { literal, live, place };
}

function bind(
  bindings: readonly Binding[],
  request: { url?: string; headers?: HeaderList; body?: string | Uint8Array; type?: string },
) {
  const { url = 'https://api.example.com/a', headers = [], body = '', type } = request;
  const bound = bindRequest(
    {
      method: 'POST',
      url,
      headers: type ? [['Content-Type', type], ...headers] : headers,
      body: typeof body === 'string' ? Buffer.from(body) : body,
    },
    bindings,
  );
  return { ...bound, text: Buffer.from(bound.body).toString('utf8') };
}

describe('URLs', () => {
  const url = (path: string, ...bindings: Binding[]) =>
    bind(bindings, { url: `https://john.doe@example.com${path}` }).url.slice(28);

  test('whole path segments, decoded, the rest byte for byte', () => {
    expect(url('/users/john.doe%40example.com/x%7e', mail)).toBe('/users/john.doe.1f%40example.com/x%7e');
    expect(url('/users/john.doe@example.com.org', mail)).toBe('/users/john.doe@example.com.org');
    expect(url('/42/142/42x', at('42', 'a/b', { in: 'path' }))).toBe('/a%2Fb/142/42x');
    expect(url('/%/42', at('42', '7', { in: 'path' }))).toBe('/%/7');
  });

  test('values of the query, by their name', () => {
    const id = at('42', '77', { in: 'query', name: 'id' });
    expect(url('/a?id=42&ID=42&other=42&id=142', id)).toBe('/a?id=77&ID=42&other=42&id=142');
    expect(url('/a?mail=john.doe%40example.com&x', mail)).toBe('/a?mail=john.doe.1f%40example.com&x');
    expect(url('/a?john.doe@example.com=1', mail)).toBe('/a?john.doe@example.com=1');
    expect(url('/a?to=a+b', at('a b', 'c&d', { in: 'query', name: 'to' }))).toBe('/a?to=c%26d');
    expect(url('/a?', mail)).toBe('/a?');
  });

  test('never the host', () => {
    const bound = bind([{ literal: 'api.example.com', live: 'evil.example' }], {
      url: 'https://api.example.com/a',
    });
    expect(bound.url).toBe('https://api.example.com/a');
  });
});

describe('headers', () => {
  const header = (name: string, value: string, ...bindings: Binding[]) =>
    bind(bindings, { headers: [[name, value]] }).headers[0]?.[1];
  const token = at('literal-token', 'live-token', { in: 'header', name: 'authorization' });

  test('a whole value, or what follows the scheme', () => {
    expect(header('Authorization', 'Bearer literal-token', token)).toBe('Bearer live-token');
    expect(header('AUTHORIZATION', 'literal-token', token)).toBe('live-token');
    expect(header('Authorization', 'Bearer  literal-token', token)).toBe('Bearer  literal-token');
    expect(header('Authorization', 'Bearer literal-token-2', token)).toBe('Bearer literal-token-2');
    expect(header('X-Other', 'literal-token', token)).toBe('literal-token');
  });

  test('Basic credentials are decoded', () => {
    const basic = (text: string) => `Basic ${Buffer.from(text).toString('base64')}`;
    expect(header('Authorization', basic('john.doe@example.com:pass:word'), mail)).toBe(
      basic('john.doe.1f@example.com:pass:word'),
    );
    expect(header('Authorization', basic('nobody:x'), mail)).toBe(basic('nobody:x'));
    expect(header('Authorization', 'Basic not-base64', mail)).toBe('Basic not-base64');
  });

  test('cookies one by one', () => {
    const session = at('s1', 's2', { in: 'cookie', name: 'session' });
    expect(header('Cookie', 'a=s1; session=s1; Session=s1', session)).toBe('a=s1; session=s2; Session=s1');
    expect(header('Cookie', 'mail=john.doe%40example.com', mail)).toBe('mail=john.doe.1f%40example.com');
    expect(header('Cookie', 'x; y=', session)).toBe('x; y=');
  });
});

describe('bodies', () => {
  const json = (body: string, ...bindings: Binding[]) =>
    bind(bindings, { body, type: 'application/json' }).text;

  test('JSON strings, compared decoded, every other byte kept', () => {
    expect(json('{ "mail" : "john.doe\\u0040example.com",\n"x":1.50 }', mail)).toBe(
      '{ "mail" : "john.doe.1f@example.com",\n"x":1.50 }',
    );
    expect(json('{"john.doe@example.com":"to john.doe@example.com"}', mail)).toBe(
      '{"john.doe@example.com":"to john.doe@example.com"}',
    );
    expect(json('{"mail":"john.doe@example.com"', mail)).toBe('{"mail":"john.doe@example.com"');
  });

  test('a short literal counts at its place alone', () => {
    expect(json('{"a":"x","b":"x"}', at('x', 'y"z', { in: 'body', pointer: '/b' }))).toBe(
      '{"a":"x","b":"y\\"z"}',
    );
    expect(json('{"a":"short"}', { literal: 'short', live: 'other' })).toBe('{"a":"short"}');
    expect(json('{"a/b":["x"]}', at('x', 'y', { in: 'body', pointer: '/a~1b/0' }))).toBe('{"a/b":["y"]}');
  });

  test('a number at its place is a number', () => {
    const id = at('42', '1001', { in: 'body', pointer: '/id' });
    expect(json('{"id":42,"n":42,"s":"42"}', id)).toBe('{"id":1001,"n":42,"s":"42"}');
    expect(json('{"id":42}', at('42', 'x', { in: 'body', pointer: '/id' }))).toBe('{"id":42}');
    expect(json('{"id":12345678}', { literal: '12345678', live: '87654321' })).toBe('{"id":12345678}');
  });

  test('what one place says wins over what holds everywhere', () => {
    const everywhere = { literal: 'long-literal', live: 'one' };
    const here = at('long-literal', 'two', { in: 'body', pointer: '/a' });
    expect(json('{"a":"long-literal","b":"long-literal"}', everywhere, here)).toBe('{"a":"two","b":"one"}');
  });

  test('forms', () => {
    const form = (body: string, ...bindings: Binding[]) =>
      bind(bindings, { body, type: 'application/x-www-form-urlencoded' }).text;
    expect(form('mail=john.doe%40example.com&b=+%20', mail)).toBe('mail=john.doe.1f%40example.com&b=+%20');
    expect(form('a=x&b=x', at('x', 'y', { in: 'form', name: 'b' }))).toBe('a=x&b=y');
    expect(form('a=x', at('x', 'y', { in: 'query', name: 'a' }))).toBe('a=x');
  });

  test('never inside of what is binary, compressed or of another type', () => {
    const body = '{"mail":"john.doe@example.com"}';
    expect(bind([mail], { body, type: 'application/octet-stream' }).text).toBe(body);
    expect(bind([mail], { body }).text).toBe(body);
    const packed = bind([mail], { body, type: 'application/json', headers: [['Content-Encoding', 'gzip']] });
    expect(packed.text).toBe(body);
    const bytes = Buffer.concat([
      Buffer.from(body.slice(0, -1)),
      Buffer.from(',"x":"'),
      Buffer.from([0xff]),
      Buffer.from('"}'),
    ]);
    expect(Buffer.from(bind([mail], { body: bytes, type: 'application/json' }).body).equals(bytes)).toBe(
      true,
    );
  });
});

test('replacing there and back again changes nothing', () => {
  const back = { literal: mail.live, live: mail.literal };
  for (const body of [
    '{"a":"john.doe@example.com"}',
    '["\\u00e9\\n","john.doe@example.com",{"k":[]}]',
    '"x"',
  ]) {
    const request = {
      url: 'https://a.example/john.doe%40example.com?m=john.doe%40example.com',
      body,
      type: 'application/json',
    };
    const there = bind([mail], request);
    const again = bind([back], { ...there, type: 'application/json', headers: [] });
    expect([again.url, again.text]).toEqual([request.url, body]);
  }
});
