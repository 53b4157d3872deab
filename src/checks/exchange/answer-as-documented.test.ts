import { expect, test } from 'vitest';
import type { HeaderList } from '../../model/exchange.ts';
import type { Json, Schema } from '../../model/json.ts';
import type { Header } from '../../model/operation.ts';
import { compareAnswer } from './answer-as-documented.ts';
import { answer, context, media, response, scene } from './exchange.test-data.ts';

function header(name: string, schema: Schema): Header {
  return { name, description: '', required: true, schema, location: { file: 'a.yaml' } };
}

function problems(
  promise: { headers?: Header[]; schema?: Schema; type?: string; body?: Json; bare?: boolean },
  text: string,
  headers: HeaderList = [],
  type = 'application/json',
): string[] {
  const described = { ...media(promise.schema ?? true), type: promise.type ?? 'application/json' };
  const received = { ...answer(200, text), headers: [['content-type', type] as const, ...headers] };
  return compareAnswer(
    {
      response: response('200', { headers: promise.headers ?? [] }),
      media: promise.bare ? undefined : described,
      body: promise.body,
    },
    received,
    { ...context, scene: scene() },
  ).map((difference) => difference.problem);
}

test('each documented header is there, and fits its schema as a whole', () => {
  const headers = [header('X-Limit', { type: 'integer', maximum: 5 })];
  const at = (...values: string[]) =>
    problems(
      { headers },
      '{}',
      values.map((value) => ['x-limit', value] as const),
    );
  expect(at('5')).toEqual([]);
  expect(at()).toEqual(['header `X-Limit` is documented, but the answer does not have it']);
  expect(at('6')).toEqual(['header `X-Limit` must be <= 5']);
  expect(at('five')).toEqual(['header `X-Limit` must be integer']);
  expect(at('')).toEqual(['header `X-Limit` must be integer']);
  expect(at('5', '9')).toEqual(['header `X-Limit` must be integer']);
});

test('a header can be a list, a boolean, or several cookies', () => {
  const at = (schema: Schema, ...lines: [string, string][]) =>
    problems({ headers: lines.slice(0, 1).map(([name]) => header(name, schema)) }, '{}', lines);
  const list = { type: 'array', items: { type: 'integer' }, maxItems: 2 };
  expect(at(list, ['X-List', '1, 2'])).toEqual([]);
  expect(at(list, ['X-List', '1'], ['X-List', '2'])).toEqual([]);
  expect(at(list, ['X-List', '1'], ['X-List', '2,3'])).toHaveLength(1);
  expect(at(list, ['X-List', '1, x'])).toHaveLength(1);
  expect(at({ type: 'boolean' }, ['X-Flag', 'true'])).toEqual([]);
  expect(at({ type: 'boolean' }, ['X-Flag', 'yes'])).toHaveLength(1);
  expect(at({ type: 'string', pattern: '^1' }, ['X-Text', '12'])).toEqual([]);
  const cookie = { type: 'string', pattern: '^[^,]+; Secure$' };
  expect(at(cookie, ['Set-Cookie', 'a=1; Secure'], ['Set-Cookie', 'b=2; Secure'])).toEqual([]);
  expect(at(cookie, ['Set-Cookie', 'a=1; Secure'], ['Set-Cookie', 'b=2'])).toHaveLength(1);
});

test('the content type is the documented one, or of its range', () => {
  const at = (type: string, actual: string) => problems({ type }, '{}', [], actual);
  expect(at('application/json', 'application/json; charset=utf-8')).toEqual([]);
  expect(at('application/json', 'text/html')).toEqual(['another content type']);
  expect(at('application/*', 'application/xml')).toEqual([]);
  expect(at('application/*', 'text/html')).toEqual(['another content type']);
  expect(at('*/*', 'text/html')).toEqual([]);
});

test('a body that nobody documented is a difference, as is one that is missing', () => {
  expect(problems({ bare: true }, '')).toEqual([]);
  expect(problems({ bare: true }, '{}')).toEqual(['the answer has a body, which is not documented']);
  expect(problems({ body: {} }, '')).toEqual(['the body is no JSON']);
  expect(problems({ body: {} }, '{"a":1')).toEqual(['the body is no JSON']);
});

test('a repeated key of an answer is a difference, though JSON.parse drops it', () => {
  expect(problems({ body: { a: 2 } }, '{"a":1,"a":2}')).toEqual(['`a` stands twice in the body']);
});

test('texts are compared as texts', () => {
  const at = (body: string, text: string) => problems({ type: 'text/plain', body }, text, [], 'text/plain');
  expect(at('Hello\n', 'Hello')).toEqual([]);
  expect(at('Hello …', 'Hello John')).toEqual([]);
  expect(at('Hello', 'Goodbye')).toEqual(['another text']);
  expect(at('1', '1.0')).toEqual(['another text']);
});

test('schema and example both speak, each place once', () => {
  const schema = { type: 'object', properties: { a: { type: 'integer' } }, required: ['b'] };
  expect(problems({ schema }, '{"a":"x"}')).toHaveLength(2);
  expect(problems({ schema, body: { a: 1, b: 2 } }, '{"a":"x","b":2}')).toEqual(['another value']);
  expect(problems({ schema, body: { a: 1 } }, '{"a":1}')).toEqual([
    "`/` must have required property 'b', says the schema",
  ]);
});
