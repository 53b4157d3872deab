import { expect, test } from 'vitest';
import type { Response } from '../model/operation.ts';
import { named, operation, response } from './operation.test-data.ts';
import { expectedResponses, pairResponse } from './pair.ts';

function paired(responses: readonly Response[], request: string, count = 2): string | undefined {
  const answer = pairResponse(operation({ responses }), request, count);
  return answer && `${answer.response.status}/${answer.example?.name ?? ''}`;
}

const refers = (name: string, requestExample: string) => named(name, {}, { requestExample });

test('by equal name', () => {
  const responses = [
    response('200', named('one', {}), named('two', {})),
    response('400', named('three', {})),
  ];
  expect(paired(responses, 'two')).toBe('200/two');
  expect(paired(responses, 'three')).toBe('400/three');
  expect(paired(responses, 'four')).toBeUndefined();
});

test('else by x-request-example, a success before an error', () => {
  const responses = [response('401', refers('wrong', 'basic')), response('200', refers('success', 'basic'))];
  expect(paired(responses, 'basic')).toBe('200/success');
  expect(paired(responses.slice(0, 1), 'basic')).toBe('401/wrong');
});

test('an equal name wins over a reference that stands before it', () => {
  const responses = [response('200', refers('success', 'basic')), response('422', named('basic', {}))];
  expect(paired(responses, 'basic')).toBe('422/basic');
});

test('an answer that names another request has no say by its own name', () => {
  const responses = [response('200', refers('basic', 'other'), named('default', {}))];
  expect(paired(responses, 'basic')).toBeUndefined();
  expect(paired(responses, 'other')).toBe('200/basic');
});

test('a lone request pairs with the lone example of the first success', () => {
  expect(paired([response('400', named('a', {})), response('201', named('b', {}))], 'default', 1)).toBe(
    '201/b',
  );
  expect(paired([response('201', named('b', {}))], 'default', 2)).toBeUndefined();
  expect(paired([response('201', named('b', {}), named('c', {}))], 'default', 1)).toBeUndefined();
  expect(paired([response('204'), response('200', named('b', {}))], 'default', 1)).toBe('204/');
  expect(paired([response('400', named('a', {}))], 'default', 1)).toBeUndefined();
  expect(paired([response('200', refers('b', 'another'))], 'default', 1)).toBeUndefined();
});

test('every answer is expected, one without examples alone', () => {
  const responses = [response('200', named('a', {}), named('b', {})), response('204')];
  const found = expectedResponses(operation({ responses }));
  expect(found.map((each) => each.example?.name)).toEqual(['a', 'b', undefined]);
});
