import { expect, test } from 'vitest';
import type { Example } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import { judgeRefusal } from './judge-refusal.ts';

const request = { method: 'POST', target: '/login' };

function example(status: string, origin = 'documented'): Example {
  return { origin, request, response: { response: { status } } } as unknown as Example;
}

function answered(
  status: number,
  body: object | string,
  headers: readonly [string, string][] = [],
): Exchange {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  return { received: { status, headers, body: Buffer.from(text) } } as unknown as Exchange;
}

const problem = {
  type: 'urn:docproof:mock:body-invalid',
  detail: 'The body at `/email` must be string.',
  pointer: '/email',
  expected: 'must be string',
};

test('a refusal by the mock contradicts the example at the place that it names', () => {
  expect(judgeRefusal(example('200'), answered(422, problem))).toEqual([
    {
      pointer: '/email',
      problem: 'by its own document this is no valid request: The body at `/email` must be string',
      expected: 'must be string',
      actual: 'POST /login is answered 422',
    },
  ]);
  expect(judgeRefusal(example('200', 'sampled'), answered(422, problem))[0]?.pointer).toBe('');
});

test('one without a body says why in a field', () => {
  const refused = answered(401, '', [['Docs-Mock-Refusal', 'It is missing.']]);
  expect(judgeRefusal(example('200'), refused)[0]?.problem).toContain('It is missing');
});

test.each([
  ['a success', example('200'), answered(200, {})],
  ['a documented error', example('200'), answered(404, { type: 'about:blank' })],
  ['what is no JSON', example('200'), answered(400, 'urn:docproof:mock:')],
  ['a refusal that the example promises', example('422'), answered(422, problem)],
  ['no answer', example('200'), undefined],
])('%s is none', (_, given, exchange) => {
  expect(judgeRefusal(given, exchange)).toEqual([]);
});
