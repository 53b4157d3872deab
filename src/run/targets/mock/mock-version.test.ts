import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { loadVersion } from '../../../../tests/single-faults/load-version.ts';
import type { HeaderList } from '../../../model/exchange.ts';
import { createMockVersion, type MockVersion } from './mock-version.ts';

const document = join(import.meta.dirname, '../../../../tests/single-faults/everything.yaml');
let mock: MockVersion;

beforeAll(async () => {
  mock = createMockVersion(await loadVersion(document), {
    sample: () => ['sampled'],
    content: (value, { type }) =>
      typeof value === 'string'
        ? { kind: 'text', mediaType: type, text: value }
        : { kind: 'json', mediaType: type, value },
  });
});

const good = '/v1/things/7?fields=name&api_key=k';
const trace: HeaderList = [['X-Trace', '4b0d2b0e-5a0f-4d5e-9f0a-0f6f4a3f2a11']];

function ask(method: string, target: string, headers: HeaderList = [], body = '') {
  const answer = mock({ method, url: `http://127.0.0.1${target}`, headers, body: Buffer.from(body) });
  const text = Buffer.from(answer.body).toString('utf8');
  const field = (name: string) => answer.headers.find(([each]) => each === name)?.[1];
  return { status: answer.status, text, field, problem: () => JSON.parse(text) };
}

const json: HeaderList = [['Content-Type', 'application/json']];
const basic: HeaderList = [['Authorization', 'Basic YW5uOnNlY3JldA==']];
const form: HeaderList = [['Content-Type', 'application/x-www-form-urlencoded']];

const xml: HeaderList = [['Content-Type', 'application/xml; charset=utf-8']];
const note = (attribute: string, number: string, line: string) =>
  `<?xml version="1.0"?>\n<note${attribute}><x:number xmlns:x="urn:x">${number}</x:number><lines><line>${line}</line></lines></note>\n`;

test.each<[name: string, request: Parameters<typeof ask>, problem: object]>([
  ['an unknown path', ['GET', '/v1/nothing'], { status: 404, type: 'urn:docproof:mock:path-unknown' }],
  ['a path below no server', ['GET', '/things/7'], { status: 404 }],
  ['a method', ['PATCH', '/v1/things/7'], { status: 405, expected: 'GET, HEAD, PUT, DELETE' }],
  ['no credential', ['GET', '/v1/things/7?fields=name', trace], { status: 401, expected: 'key' }],
  ['an empty credential', ['GET', '/v1/things/7?fields=name&api_key=', trace], { status: 401 }],
  [
    'one credential of two',
    ['PUT', '/v1/things/7?api_key=k', json, '{}'],
    { status: 401, expected: 'login, or key and token' },
  ],
  [
    'Basic without a colon',
    ['PUT', '/v1/things/7', [...json, ['Authorization', 'Basic YW5u']], '{}'],
    { status: 401 },
  ],
  [
    'no client certificate',
    ['GET', '/v1/certified'],
    { status: 401, detail: 'No client certificate was shown, which scheme `mutual` asks for.' },
  ],
  ['what is no certificate', ['GET', '/v1/certified', [['Client-Cert', ':aGk=:']]], { status: 401 }],
  [
    'a path parameter',
    ['DELETE', '/v1/things/0', [['Cookie', 'sid=1']]],
    { status: 400, parameter: { in: 'path', name: 'id' }, expected: 'must be >= 1' },
  ],
  [
    'a missing query parameter',
    ['GET', '/v1/things/7?api_key=k', trace],
    { status: 400, parameter: { in: 'query', name: 'fields' } },
  ],
  [
    'a wrong item',
    ['GET', `${good}&sizes=1%7Cx`, trace],
    { status: 400, pointer: '/1', expected: 'must be integer' },
  ],
  ['a wrong member', ['GET', `${good}&filter%5Bmin%5D=x`, trace], { status: 400, pointer: '/min' }],
  [
    'a misspelt query parameter',
    ['GET', `${good}&pages=3`, trace],
    { detail: 'The query parameter `pages` is not documented; did you mean `page`?' },
  ],
  [
    'a query parameter given twice',
    ['GET', `${good}&page=3&page=4`, trace],
    { parameter: { in: 'query', name: 'page' } },
  ],
  ['JSON in a query', ['GET', `${good}&where=%7B%22a%22%3A1%7D`, trace], { status: 400, pointer: '/a' }],
  [
    'broken percent-encoding',
    ['GET', `${good}&page=%zz`, trace],
    { status: 400, type: 'urn:docproof:mock:query-malformed' },
  ],
  ['a missing header', ['GET', good], { status: 400, parameter: { in: 'header', name: 'X-Trace' } }],
  [
    'a cookie',
    ['GET', good, [...trace, ['Cookie', 'session=abc']]],
    { parameter: { in: 'cookie', name: 'session' } },
  ],
  [
    'a body where none is',
    ['DELETE', '/v1/things/7', [['Cookie', 'sid=1'], ...json], '{}'],
    { status: 400, type: 'urn:docproof:mock:body-not-documented' },
  ],
  ['no body', ['PUT', '/v1/things/7', basic], { status: 400, type: 'urn:docproof:mock:body-missing' }],
  [
    'another media type',
    ['PUT', '/v1/things/7', [...basic, ['Content-Type', 'text/plain']], '{}'],
    { status: 415, expected: 'application/json' },
  ],
  [
    'no JSON',
    ['PUT', '/v1/things/7', [...basic, ...json], '{'],
    { status: 400, detail: 'The body is no JSON.' },
  ],
  [
    'a repeated key',
    ['PUT', '/v1/things/7', [...basic, ...json], '{"name":"Ball","name":"Ball","size":"big"}'],
    { status: 400 },
  ],
  [
    'a member too many',
    ['PUT', '/v1/things/7', [...basic, ...json], '{"name":"Ball","size":"big","colour":1}'],
    { status: 422, detail: 'The body must NOT have additional properties (`colour`).' },
  ],
  [
    'a form',
    ['POST', '/v1/login', form, 'user=ann&remember=maybe'],
    { status: 422, pointer: '/remember', expected: 'must be boolean' },
  ],
  [
    'what is not acceptable',
    ['GET', good, [...trace, ['Accept', 'image/png']]],
    { status: 406, expected: 'application/json, text/csv' },
  ],
  ['an unknown status', ['GET', good, [...trace, ['Prefer', 'code=403']]], { status: 400 }],
  [
    'an unknown example',
    ['GET', good, [...trace, ['Prefer', 'example=smal']]],
    { detail: '`Prefer: example=smal` names no example of response `200`; did you mean `small`?' },
  ],
  [
    'a missing attribute',
    ['POST', '/v1/notes', xml, note('', '1', 'one')],
    { status: 422, detail: "The body must have required property 'id'." },
  ],
  [
    'a wrong element',
    ['POST', '/v1/notes', xml, note(' id="4"', 'x', 'one')],
    { status: 422, pointer: '/n' },
  ],
  [
    'a wrong item',
    ['POST', '/v1/notes', xml, note(' id="4"', '1', 'o')],
    { status: 422, pointer: '/lines/0' },
  ],
  ['another root', ['POST', '/v1/notes', xml, '<nota/>'], { status: 422, expected: 'note' }],
  ['no XML', ['POST', '/v1/notes', xml, '<note><n></note>'], { status: 400 }],
])('%s is refused, and it says what was wrong', (_, request, problem) => {
  const answer = ask(...request);
  expect(answer.field('Content-Type')).toBe('application/problem+json');
  expect(answer.problem()).toMatchObject(problem);
  expect(answer.problem().status).toBe(answer.status);
});

test('it answers the first example of the first success, with its headers', () => {
  const answer = ask('GET', `${good}&page=3&tags=a%20b&filter%5Bmin%5D=1&sizes=1%7C2`, trace);
  expect(answer.status).toBe(200);
  expect(answer.problem()).toEqual({ name: 'Ball', size: 'small' });
  expect(answer.field('ETag')).toBe('"abc"');
  expect(answer.field('X-Maybe')).toBeUndefined();
});

test.each<[prefer: string, accept: string, status: number, text: RegExp]>([
  ['example=big', '*/*', 200, /Globe/],
  ['code=404', '*/*', 404, /Not found/],
  ['code="200"; example="big"', '*/*', 200, /Globe/],
  ['wait=5', 'text/csv;q=0.9, application/json;q=0.5', 200, /^name,size/],
])('Prefer: %s with Accept: %s', (prefer, accept, status, text) => {
  const answer = ask('GET', good, [...trace, ['Prefer', prefer], ['Accept', accept]]);
  expect(answer.status).toBe(status);
  expect(answer.text).toMatch(text);
});

test('what has no body is answered without one', () => {
  expect(ask('HEAD', '/v1/things/7')).toMatchObject({ status: 200, text: '' });
  expect(ask('DELETE', '/v1/things/7', [['Cookie', 'sid=1']])).toMatchObject({ status: 204, text: '' });
});

test('the more concrete path is meant, and what has no example is sampled', () => {
  expect(ask('GET', '/v1/things/mine').problem()).toEqual(['sampled']);
  const picture = ask('GET', '/v1/things/7.svg');
  expect([picture.status, picture.field('Content-Type')]).toEqual([200, 'image/png']);
  expect(ask('GET', '/v1/things/7.gif').status).toBe(400);
});

test('credentials that are asked for together may come in any order and case', () => {
  const headers: HeaderList = [...json, ['authorization', 'bearer t']];
  expect(ask('PUT', '/v1/things/7?api_key=k', headers, '{"name":"Ball","size":"big"}').status).toBe(204);
});

test('XML is read by the keywords of its schema', () => {
  expect(ask('POST', '/v1/notes', xml, note(' id="4"', '1', 'one &#x26; all')).status).toBe(202);
});
