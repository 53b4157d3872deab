import { describe, expect, test } from 'vitest';
import { createValidator } from '../../lib/json-schema.ts';
import type { JsonObject, Schema } from '../../model/json.ts';
import { createSampler } from './create-sampler.ts';

const document = {
  components: {
    schemas: {
      Node: {
        type: 'object',
        required: ['name'],
        properties: {
          name: { type: 'string', pattern: '^n\\d+$' },
          next: { $ref: '#/components/schemas/Node' },
        },
      },
      Endless: {
        type: 'object',
        required: ['next'],
        properties: { next: { $ref: '#/components/schemas/Endless' } },
      },
      Pet: {
        type: 'object',
        required: ['kind'],
        properties: { kind: { type: 'string' } },
        discriminator: { propertyName: 'kind', mapping: { feline: '#/components/schemas/Cat' } },
        oneOf: [{ $ref: '#/components/schemas/Dog' }, { $ref: '#/components/schemas/Cat' }],
      },
      Dog: {
        type: 'object',
        required: ['kind', 'barks'],
        properties: { kind: { const: 'Dog' }, barks: { type: 'boolean' } },
      },
      Cat: {
        type: 'object',
        required: ['kind', 'lives'],
        properties: { kind: { enum: ['feline'] }, lives: { type: 'integer', minimum: 9 } },
      },
    },
  },
};

const cases: Readonly<Record<string, JsonObject>> = {
  string: { type: 'string' },
  'a pattern': { type: 'string', pattern: '^[A-Z]{2}-\\d{4}$' },
  'a pattern and limits': { type: 'string', pattern: '^[a-z]+$', minLength: 30, maxLength: 31 },
  'a long text': { type: 'string', minLength: 200 },
  'a short text': { type: 'string', maxLength: 2 },
  'a format and a length': { type: 'string', format: 'email', minLength: 30 },
  'an integer between': { type: 'integer', minimum: 10, exclusiveMaximum: 12 },
  'a multiple': { type: 'number', minimum: 0.11, multipleOf: 0.05 },
  'a negative multiple': { type: 'integer', maximum: -10, multipleOf: 7 },
  'exclusive on both sides': { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 0.5 },
  nullable: { type: ['null', 'integer'], minimum: 5 },
  null: { type: 'null' },
  'an example that is not valid': { type: 'string', pattern: '^\\d{3}$', example: 'abc' },
  const: { const: { a: [1] } },
  enum: { type: 'string', enum: ['b', 'a'] },
  'a tuple': {
    type: 'array',
    prefixItems: [{ type: 'string' }, { type: 'integer' }],
    items: false,
    minItems: 2,
  },
  'unique items of an enumeration': {
    type: 'array',
    items: { enum: ['a', 'b', 'c'] },
    uniqueItems: true,
    minItems: 3,
  },
  'unique numbers': { type: 'array', items: { type: 'integer' }, uniqueItems: true, minItems: 4 },
  'unique objects': {
    type: 'array',
    items: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
    uniqueItems: true,
    minItems: 2,
  },
  contains: { type: 'array', items: { type: 'integer' }, contains: { type: 'integer', minimum: 50 } },
  'a map': { type: 'object', additionalProperties: { type: 'integer' }, minProperties: 3 },
  'a map with patterns': {
    type: 'object',
    patternProperties: { '^x-\\d+$': { type: 'boolean' } },
    additionalProperties: false,
    minProperties: 2,
  },
  'few properties': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' }, c: { type: 'string' } },
    required: ['c'],
    maxProperties: 2,
  },
  'dependent properties': {
    type: 'object',
    properties: { a: { type: 'string' } },
    required: ['a'],
    dependentRequired: { a: ['b'] },
  },
  'allOf that narrows': {
    allOf: [
      { type: 'object', properties: { a: { type: 'integer', minimum: 3 } }, required: ['a'] },
      { properties: { a: { maximum: 4 }, b: { type: 'string', minLength: 9 } }, required: ['b'] },
    ],
  },
  'oneOf whose branches exclude each other': {
    type: 'object',
    oneOf: [
      { required: ['a'], properties: { a: { type: 'string' } } },
      { required: ['b'], properties: { b: { type: 'string' } } },
    ],
  },
  'anyOf of required names': {
    type: 'object',
    properties: { a: { type: 'string' }, b: { type: 'string' } },
    anyOf: [{ required: ['a'] }, { required: ['b'] }],
  },
  'if and then': {
    type: 'object',
    properties: { a: { const: 1 } },
    required: ['a'],
    if: { properties: { a: { const: 1 } } },
    ...Object.fromEntries([['then', { required: ['b'], properties: { b: { type: 'integer' } } }]]),
  },
  recursion: { $ref: '#/components/schemas/Node' },
  'a discriminator': { $ref: '#/components/schemas/Pet' },
  'what is read only': {
    type: 'object',
    required: ['id', 'name'],
    properties: {
      id: { type: 'string', readOnly: true },
      name: { type: 'string', maxLength: 3, minLength: 3 },
    },
    additionalProperties: false,
  },
  'a password': { type: 'string', pattern: '^(?=.*[A-Z])(?=.*\\d)(?=.*[^\\w]).{8,}$' },
};

describe('a sample is valid, and always the same', () => {
  const sampler = createSampler({ document, openapi: '3.1.0' });
  const again = createSampler({ document, openapi: '3.1.0' });
  const validator = createValidator(document, '3.1');

  test.each(Object.entries(cases))('%s', (_, schema) => {
    const sample = sampler(schema);
    expect(sample).toHaveProperty('value');
    expect(validator(schema, 'request')('value' in sample ? sample.value : undefined)).toEqual([]);
    expect(again(schema)).toEqual(sample);
  });
});

test('OpenAPI 3.0 has flags for what is exclusive and for null', () => {
  const sampler = createSampler({ document, openapi: '3.0.3' });
  expect(sampler({ type: 'integer', minimum: 5, exclusiveMinimum: true })).toEqual({ value: 6 });
  expect(sampler({ type: 'string', nullable: true, enum: ['a'] })).toEqual({ value: 'a' });
});

test('of branches that overlap one will do', () => {
  const oneOf = [
    { required: ['a'], properties: { a: { type: 'string' } } },
    { properties: { b: { minimum: 2 } } },
  ];
  const sampler = createSampler({ document, openapi: '3.1.0' });
  expect(sampler({ type: 'object', oneOf, required: ['a'] })).toMatchObject({ value: { a: 'string' } });
});

test('what is read only is not sent', () => {
  const sampler = createSampler({ document, openapi: '3.1.0' });
  expect(sampler(cases['what is read only'] ?? true)).toEqual({ value: { name: expect.any(String) } });
});

test.each<[string, Schema]>([
  ['a schema that allows nothing', false],
  ['a type that the values are not of', { type: 'string', enum: [1] }],
  ['limits that leave nothing', { type: 'integer', minimum: 5, maximum: 4 }],
  ['a structure without end', { $ref: '#/components/schemas/Endless' }],
  ['more characters than are made', { type: 'string', minLength: 1e12 }],
])('%s has no sample, and a reason', (_, schema) => {
  const sample = createSampler({ document, openapi: '3.1.0' })(schema);
  expect(sample).toMatchObject({ fault: expect.stringMatching(/\w/) });
});
