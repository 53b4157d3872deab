import { expect, test } from 'vitest';
import type { Operation } from '../model/operation.ts';
import { makeExamples } from './make-examples.ts';
import { media, named, operation, parameter, response, version } from './operation.test-data.ts';

function make(more: Partial<Operation>) {
  return makeExamples(version([operation(more)]));
}

function body(...args: Parameters<typeof media>): NonNullable<Operation['requestBody']> {
  return { description: '', required: true, content: [media(...args)], location: { file: 'openapi.yaml' } };
}

test('each named request with the answer that it promises', () => {
  const examples = make({
    requestBody: body('application/json', [named('basic', { a: 1 }), named('Ganz groß!', { a: 2 })]),
    responses: [response('201', named('basic', { ok: true }))],
  });
  expect(examples).toMatchObject([
    { name: 'basic', slug: 'basic', origin: 'documented', response: { example: { name: 'basic' } } },
    { name: 'Ganz groß!', slug: 'ganz-groß', origin: 'documented' },
  ]);
  expect(examples[1]?.response).toBeUndefined();
  expect(examples[0]?.request).toMatchObject({
    method: 'POST',
    origin: 'https://api.example.com',
    target: '/v1/orders',
    body: { kind: 'json', value: { a: 1 } },
  });
});

test('a request that the document does not have is sampled, once, and says so', () => {
  const schema = { type: 'object', properties: { a: { type: 'integer', minimum: 3 } }, required: ['a'] };
  const parameters = [parameter('query', 'page', { examples: [named('first', 1), named('second', 2)] })];
  const examples = make({ parameters, requestBody: body('application/json', [], schema) });
  expect(examples).toHaveLength(1);
  expect(examples[0]).toMatchObject({ name: 'sampled', slug: 'sampled', origin: 'sampled' });
  const sent = examples[0]?.request.body;
  expect(sent?.kind === 'json' && sent.value).toMatchObject({ a: expect.any(Number) });
});

test('without a body the parameters name the requests', () => {
  const parameters = [
    parameter('path', 'id', { examples: [named('mine', 'a b'), named('theirs', 'c/d')] }),
    parameter('query', 'page', { examples: [named('default', 2)] }),
    parameter('query', 'filter', { examples: [named('theirs', 'x')] }),
  ];
  const examples = make({ method: 'GET', path: '/orders/{id}', parameters });
  expect(examples.map(({ name, request }) => [name, request.target])).toEqual([
    ['mine', '/v1/orders/a%20b?page=2'],
    ['theirs', '/v1/orders/c%2Fd?page=2&filter=x'],
  ]);
});

test('a required parameter without an example is sampled, one that is optional is left out', () => {
  const id = parameter('path', 'id', { schema: { type: 'string', enum: ['x'] } });
  const [example] = make({
    method: 'GET',
    path: '/orders/{id}',
    parameters: [id, parameter('query', 'page')],
  });
  expect(example).toMatchObject({ name: 'sampled', origin: 'sampled', request: { target: '/v1/orders/x' } });
});

test('an optional body without an example is not sent', () => {
  const [example] = make({ requestBody: { ...body('application/json'), required: false } });
  expect(example).toMatchObject({ name: 'default', origin: 'documented' });
  expect(example?.request.body).toBeUndefined();
});

test('slugs that clash are told apart', () => {
  const examples = make({ requestBody: body('application/json', [named('A b', 1), named('a-B', 2)]) });
  expect(examples.map((example) => example.slug)).toEqual(['a-b', 'a-b-2']);
});
