import { expect, test } from 'vitest';
import type { Operation } from '../model/operation.ts';
import { makeExamples } from './make-examples.ts';
import { media, named, operation, parameter, response, version } from './operation.test-data.ts';

function make(more: Partial<Operation>) {
  return makeExamples(version([operation(more)])).examples;
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
  expect(sent?.kind === 'json' && sent.value).toEqual({ a: 3 });
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

test('an optional body without an example is sent where its method has one and its schema says what', () => {
  const schema = { type: 'object', properties: { a: { type: 'boolean' } } };
  const optional = { ...body('application/json', [], schema), required: false };
  expect(make({ requestBody: optional })).toMatchObject([
    { origin: 'sampled', request: { body: { value: { a: true } } } },
  ]);
  const shown = [parameter('query', 'page', { examples: [named('first', 1)] })];
  const large = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`p${at}`, { type: 'string' }]));
  for (const more of [
    { requestBody: { ...body('application/json'), required: false } },
    { requestBody: optional, method: 'GET' },
    { requestBody: optional, parameters: shown },
    { requestBody: { ...body('application/json', [], { properties: large }), required: false } },
  ]) {
    const [example] = make(more);
    expect(example).toMatchObject({ origin: 'documented' });
    expect(example?.request.body).toBeUndefined();
  }
});

test('what no value fits is left out, and a Finding says why', () => {
  const schema = { type: 'object', required: ['a'], properties: { a: { type: 'string', enum: [1] } } };
  const made = makeExamples(version([operation({ requestBody: body('application/json', [], schema) })]));
  expect(made.examples).toEqual([]);
  expect(made.absent).toMatchObject([{ name: 'sampled', operation: { id: 'order' } }]);
  expect(made.findings).toMatchObject([
    { rule: 'sample-valid', severity: 'warning', message: expect.stringContaining('at `/a` it must be') },
  ]);
});

test('digits that a double would round arrive in parameters and bodies, documented and sampled', () => {
  const text = '{"id":9007199254740993}';
  const exact = { ...named('basic', { id: 2 ** 53 }), text };
  const id = parameter('path', 'id', { schema: { type: 'integer', example: 2 ** 53 } });
  const filter = parameter('query', 'filter', { examples: [{ ...exact, name: 'default' }] });
  const made = makeExamples(
    version(
      [
        operation({
          path: '/orders/{id}',
          parameters: [id, filter],
          requestBody: body('application/json', [exact]),
        }),
      ],
      {
        exactNumbers: { '9007199254740992': '9007199254740993' },
      },
    ),
  );
  expect(made.examples).toMatchObject([
    { request: { target: '/v1/orders/9007199254740993?id=9007199254740993', body: { kind: 'json', text } } },
  ]);
});

test('what is serialised already is sent as it stands', () => {
  const serialised = (name: string, value: string) => ({ ...named(name, value), serialised: true as const });
  const [example] = make({
    path: '/orders/{id}',
    parameters: [
      parameter('path', 'id', { examples: [serialised('default', 'a%2Fb')] }),
      parameter('query', 'q', { examples: [serialised('default', 'q=%2B&r=1')] }),
      parameter('header', 'X-H', { examples: [serialised('default', 'a, b')] }),
      parameter('cookie', 'c', { examples: [serialised('default', 'c=1; d=2')] }),
    ],
    requestBody: body('application/json', [serialised('basic', '{"a": 9007199254740993}')]),
  });
  expect(example?.request).toMatchObject({
    target: '/v1/orders/a%2Fb?q=%2B&r=1',
    headers: [{}, { name: 'X-H', value: 'a, b' }, { name: 'Cookie', value: 'c=1; d=2' }],
    body: { kind: 'json', text: '{"a": 9007199254740993}' },
  });
});

test('slugs that clash are told apart', () => {
  const examples = make({ requestBody: body('application/json', [named('A b', 1), named('a-B', 2)]) });
  expect(examples.map((example) => example.slug)).toEqual(['a-b', 'a-b-2']);
});
