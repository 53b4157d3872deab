import { expect, test } from 'vitest';
import { createValidator } from './json-schema.ts';

const chain = (length: number) => {
  const schemas: Record<string, unknown> = { Last: { type: 'string' } };
  for (let index = 0; index < length; index++) {
    const next = index + 1 < length ? `Link${index + 1}` : 'Last';
    schemas[`Link${index}`] = {
      type: 'object',
      required: ['next'],
      properties: { next: { $ref: `#/components/schemas/${next}` } },
    };
  }
  return { components: { schemas } };
};
const first = { $ref: '#/components/schemas/Link0' };

test('a chain of references is followed', () => {
  const validator = createValidator(chain(20), '3.1');
  expect(validator(first)({ next: { next: 1 } })).toEqual([
    { pointer: '/next/next', message: 'must be object' },
  ]);
});

test('a chain that is deeper than the stack is said to be, whatever leads into it', () => {
  const validator = createValidator(chain(20_000), '3.1');
  const tooDeep = [{ pointer: '', message: expect.stringContaining('too deep to be followed') }];
  expect(validator(first)({})).toEqual(tooDeep);
  expect(validator({ items: first })([{}])).toEqual(tooDeep);
  expect(validator({ type: 'string' })('')).toEqual([]);
});
