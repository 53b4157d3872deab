import type { JsonObject } from '../../src/model/json.ts';

/** One of each construct of JSON Schema that the site unfolds. */
export const schemas: JsonObject = {
  Order: {
    description: 'What a customer buys.',
    allOf: [
      { $ref: '#/components/schemas/Timestamps' },
      {
        type: 'object',
        required: ['lines'],
        properties: {
          id: { type: 'string', readOnly: true, description: 'Made by the server.' },
          coupon: { type: 'string', writeOnly: true, minLength: 4, maxLength: 12, pattern: '^[A-Z]+$' },
          lines: {
            type: 'array',
            minItems: 1,
            description: 'What is ordered.',
            items: { $ref: '#/components/schemas/Line' },
          },
          state: {
            type: 'string',
            enum: ['new', 'paid'],
            default: 'new',
            'x-enumDescriptions': { new: 'Just placed' },
          },
          payment: {
            oneOf: [{ $ref: '#/components/schemas/Card' }, { $ref: '#/components/schemas/Transfer' }],
            discriminator: { propertyName: 'kind', mapping: { card: '#/components/schemas/Card' } },
          },
          parent: { $ref: '#/components/schemas/Order' },
          note: { type: ['string', 'null'] },
          kind: { const: 'order' },
          extras: {
            type: 'object',
            patternProperties: { '^x-': { type: 'string' } },
            additionalProperties: { type: 'integer', exclusiveMinimum: 0 },
          },
          position: { type: 'array', prefixItems: [{ type: 'number' }, { type: 'string' }] },
          conditional: {
            type: 'object',
            properties: { a: { type: 'string' } },
            if: { properties: { a: { const: 'x' } } },
            // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema.
            then: { required: ['b'], properties: { b: { type: 'boolean' } } },
            not: { type: 'null' },
            dependentRequired: { a: ['b'] },
          },
          lost: { $ref: '#/components/schemas/Nowhere' },
          closed: { type: 'object', properties: { only: { type: 'string' } }, additionalProperties: false },
          anything: true,
          never: false,
        },
      },
    ],
  },
  Timestamps: {
    type: 'object',
    properties: {
      created_at: { type: 'string', format: 'date-time', readOnly: true, example: '2025-10-29T12:34:56Z' },
    },
  },
  Line: {
    type: 'object',
    required: ['sku', 'quantity'],
    properties: {
      sku: { type: 'string', description: 'The article.' },
      quantity: { type: 'integer', format: 'int32', minimum: 1, maximum: 99, multipleOf: 1 },
    },
  },
  Card: {
    type: 'object',
    properties: { kind: { type: 'string' }, number: { type: 'string', minLength: 16, maxLength: 16 } },
  },
  Transfer: { type: 'object', properties: { kind: { type: 'string' }, iban: { type: 'string' } } },
  Errors: {
    type: 'object',
    properties: {
      errors: {
        type: 'array',
        items: {
          type: 'object',
          properties: { id: { type: 'string' }, code: { type: 'string' }, title: { type: 'string' } },
        },
      },
    },
    example: { errors: [{ id: 'err_1', code: 'EMPTY_BASKET', title: 'The basket is empty' }] },
  },
};
