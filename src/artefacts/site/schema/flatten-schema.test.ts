import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../model/json.ts';
import { flattenSchema } from './flatten-schema.ts';

const document: JsonObject = {
  components: {
    schemas: {
      Base: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } },
      Loop: { allOf: [{ $ref: '#/components/schemas/Loop' }] },
      'With/Slash': { type: 'integer' },
    },
  },
};

describe('flattenSchema', () => {
  it('merges allOf, requirements and all', () => {
    const merged = flattenSchema(document, {
      description: 'Whole.',
      allOf: [
        { $ref: '#/components/schemas/Base' },
        { required: ['name'], properties: { name: { type: 'string' }, id: { maxLength: 9 } } },
      ],
    });
    expect(merged.schema).toEqual({
      type: 'object',
      description: 'Whole.',
      required: ['id', 'name'],
      properties: { id: { allOf: [{ type: 'string' }, { maxLength: 9 }] }, name: { type: 'string' } },
    });
  });

  it('keeps the narrower bound and the values that both allow', () => {
    const { schema } = flattenSchema(document, {
      allOf: [
        { minLength: 2, maxLength: 9, enum: ['a', 'b'] },
        { minLength: 4, maxLength: 20, enum: ['b', 'c'] },
      ],
    });
    expect(schema).toEqual({ minLength: 4, maxLength: 9, enum: ['b'] });
  });

  it('lets keywords beside a reference speak', () => {
    const flat = flattenSchema(document, { $ref: '#/components/schemas/Base', description: 'Here.' });
    expect(flat).toMatchObject({ name: 'Base', schema: { type: 'object', description: 'Here.' } });
  });

  it('decodes references', () => {
    expect(flattenSchema(document, { $ref: '#/components/schemas/With~1Slash' }).name).toBe('With/Slash');
  });

  it('stops where a schema is made of itself, and names what is missing', () => {
    expect(flattenSchema(document, { $ref: '#/components/schemas/Loop' }).missing).toBe(
      '#/components/schemas/Loop',
    );
    expect(flattenSchema(document, { $ref: '#/components/schemas/No' }).missing).toBe(
      '#/components/schemas/No',
    );
  });
});
