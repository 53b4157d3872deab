import { expect, it } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { constraintsOf } from './constraints.ts';
import { typeName } from './type-name.ts';

it.each<[JsonObject, string]>([
  [{ minLength: 8, maxLength: 128 }, '8 to 128 characters'],
  [{ minLength: 0, maxLength: 1 }, 'at most 1 character'],
  [{ minLength: 6, maxLength: 6 }, 'exactly 6 characters'],
  [{ minimum: 1, maximum: 100 }, 'from 1 to 100'],
  [{ minimum: 0, exclusiveMinimum: true }, 'greater than 0'],
  [{ exclusiveMinimum: 0, maximum: 9 }, 'greater than 0; at most 9'],
  [{ minimum: 0 }, 'at least 0'],
  [{ minItems: 1, uniqueItems: true }, 'at least 1 item; no item twice'],
  [{ maxProperties: 3, additionalProperties: false }, 'at most 3 fields; no other fields'],
  [{ pattern: '^a$' }, 'matches ^a$'],
  [{ multipleOf: 0.01 }, 'a multiple of 0.01'],
  [{}, ''],
])('%j reads %j', (schema, words) => {
  const read = constraintsOf(schema).map((rule) => (rule.code ? `${rule.words} ${rule.code}` : rule.words));
  expect(read.join('; ')).toBe(words);
});

it.each<[JsonObject, string]>([
  [{ type: 'string', format: 'email' }, 'string (email)'],
  [{ type: 'string', nullable: true }, 'string or null'],
  [{ type: ['integer', 'null'] }, 'integer or null'],
  [{ type: ['integer', 'string'] }, 'integer or string'],
  [{ properties: {} }, 'object'],
  [{ enum: [1] }, 'number'],
  [{ const: null }, 'null'],
  [{}, 'any value'],
])('the type of %j is %j', (schema, words) => {
  expect(typeName(schema)).toBe(words);
});
