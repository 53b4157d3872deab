import { expect, test } from 'vitest';
import { createValidator } from '../../lib/json-schema.ts';
import type { Header, Response } from '../../model/operation.ts';
import { compareAnswer } from './answer-as-documented.ts';

const location = { file: 'openapi.yaml' };

function differencesOf(required: boolean, sent: readonly (readonly [string, string])[]): string[] {
  const header: Header = {
    name: 'Retry-After',
    description: '',
    required,
    schema: { type: 'integer' },
    location,
  };
  const response: Response = { status: '403', description: '', headers: [header], content: [], location };
  const answer = { status: 403, headers: [...sent], body: new Uint8Array() };
  const validator = createValidator({}, '3.1');
  const scene = { bindings: [], taken: [], start: 0, controlled: true };
  const promise = { response, media: undefined, body: undefined };
  return compareAnswer(promise, answer, { document: {}, validator, scene }).map(({ problem }) => problem);
}

test.each([
  ['a header that is promised must come', true, [], ['is documented, but the answer does not have it']],
  ['a header that need not come may stay away', false, [], []],
  ['a header that comes is held to its schema', true, [['retry-after', 'soon']], ['must be integer']],
  ['and so is one that need not come', false, [['retry-after', 'soon']], ['must be integer']],
  ['a header as documented is fine', false, [['Retry-After', '900']], []],
] as const)('%s', (_, required, sent, want) => {
  expect(differencesOf(required, sent)).toEqual(want.map((words) => `header \`Retry-After\` ${words}`));
});
