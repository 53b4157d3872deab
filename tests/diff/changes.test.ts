import { describe, expect, test } from 'vitest';
import type { Change } from '../../src/diff/change.ts';
import { diffDocuments } from '../../src/diff/diff-documents.ts';
import { changeRules } from '../../src/diff/rules/index.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { placeRows, sameRows, schemaRows } from './changes.ts';

const today = '2026-01-01';

function diff(before: object, after: object): Change[] {
  const [old, next] = [before, after].map((each): JsonObject => JSON.parse(JSON.stringify(each)));
  return diffDocuments(old ?? {}, next ?? {}, { today });
}

function document(operation: object, rest: object = {}): object {
  return {
    openapi: '3.1.0',
    info: { title: 'A', version: '1' },
    paths: { '/a': { post: { responses: { 200: { description: 'fine' } }, ...operation } } },
    ...rest,
  };
}

function withSchema(schema: unknown, place: 'request' | 'response'): object {
  const content = { 'application/json': { schema } };
  return place === 'request'
    ? document({ requestBody: { content } })
    : document({ responses: { 200: { description: 'fine', content } } });
}

function withPlace(where: string, value: unknown): object {
  if (where === 'document') return document({}, value as object);
  if (where === 'operation') return document(value as object);
  return document({
    parameters: [{ name: 'q', in: 'query', schema: { type: 'string' }, ...(value as object) }],
  });
}

const rows = [
  ...schemaRows.flatMap(({ rule, before, after, ...classes }) =>
    (['request', 'response'] as const).map((direction) => ({
      title: `${rule} in a ${direction}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`,
      rule,
      class: classes[direction],
      before: withSchema(before, direction),
      after: withSchema(after, direction),
    })),
  ),
  ...placeRows.map(({ where, ...row }) => ({
    title: `${row.rule}: ${JSON.stringify(row.before)} → ${JSON.stringify(row.after)}`,
    rule: row.rule,
    class: row.class,
    before: withPlace(where, row.before),
    after: withPlace(where, row.after),
  })),
];

test('the table is as long as it should be, and names every rule', () => {
  expect(rows.length).toBeGreaterThan(150);
  const tested = new Set(rows.map(({ rule }) => rule));
  const elsewhere = [
    'became-read-only',
    'became-writable',
    'became-writable-and-required',
    'became-write-only',
    'became-readable',
  ];
  const mapped = ['discriminator-value-added', 'discriminator-value-removed', 'discriminator-value-changed'];
  expect(Object.keys(changeRules).filter((rule) => !tested.has(rule))).toEqual(
    expect.arrayContaining([...elsewhere, ...mapped].filter((rule) => !tested.has(rule))),
  );
  expect(
    Object.keys(changeRules).filter((rule) => !tested.has(rule) && ![...elsewhere, ...mapped].includes(rule)),
  ).toEqual([]);
});

test.each(rows)('$title', ({ rule, class: level, before, after }) => {
  const changes = diff(before, after);
  expect(changes.map((change) => [change.rule, change.class])).toContainEqual([rule, level]);
  expect(changes.find((change) => change.rule === rule)?.reason).toMatch(/\.$/);
});

test.each(sameRows)('no change: %s', (_, before, after) => {
  expect(diff(withSchema(before, 'request'), withSchema(after, 'request'))).toEqual([]);
  expect(diff(withSchema(after, 'response'), withSchema(before, 'response'))).toEqual([]);
});

test.each(rows)('compared with itself nothing changed: $title', ({ before, after }) => {
  expect(diff(before, before)).toEqual([]);
  expect(diff(after, after)).toEqual([]);
});

describe('a property that travels one way', () => {
  const text = { type: 'string' };
  const schema = (a: object, required: string[] = []) => ({ type: 'object', properties: { a }, required });
  test.each([
    ['became-read-only', 'request', 'dangerous', schema(text), schema({ ...text, readOnly: true })],
    ['became-write-only', 'response', 'breaking', schema(text), schema({ ...text, writeOnly: true })],
    ['became-writable', 'request', 'safe', schema({ ...text, readOnly: true }), schema(text)],
    [
      'became-writable-and-required',
      'request',
      'breaking',
      schema({ ...text, readOnly: true }, ['a']),
      schema(text, ['a']),
    ],
    ['became-readable', 'response', 'safe', schema({ ...text, writeOnly: true }), schema(text)],
  ] as const)('%s in a %s is %s', (rule, place, level, before, after) => {
    const changes = diff(withSchema(before, place), withSchema(after, place));
    expect(changes.map((change) => [change.rule, change.class])).toEqual([[rule, level]]);
  });

  test('is compared in that direction only', () => {
    const before = schema({ ...text, readOnly: true });
    const after = schema({ ...text, readOnly: true, maxLength: 5 }, ['a']);
    expect(diff(withSchema(before, 'request'), withSchema(after, 'request'))).toEqual([]);
    expect(diff(withSchema(before, 'response'), withSchema(after, 'response'))).toHaveLength(2);
  });
});

describe('values of a discriminator', () => {
  const schemas = (c: object) => ({
    components: { schemas: { A: { title: 'a' }, B: { type: 'object', required: ['b'] }, C: c } },
  });
  const union = (mapping: object) => ({
    oneOf: [{ $ref: '#/components/schemas/A' }],
    discriminator: { propertyName: 'k', mapping },
  });
  const made = (mapping: object, c: object = {}) => ({
    ...withSchema(union(mapping), 'response'),
    ...schemas(c),
  });
  const [a, b] = ['#/components/schemas/A', '#/components/schemas/B'];
  test.each([
    ['discriminator-value-added', made({ a }), made({ a, b })],
    ['discriminator-value-removed', made({ a, b }), made({ a })],
    ['discriminator-value-changed', made({ a }), made({ a: b })],
  ])('%s', (rule, before, after) => {
    expect(diff(before, after).map((change) => change.rule)).toEqual([rule]);
  });
});

describe('references', () => {
  const used = (name: string, schema: object, extra: object = {}) => ({
    ...withSchema({ $ref: `#/components/schemas/${name}` }, 'response'),
    components: { schemas: { [name]: schema, ...extra } },
  });

  test('a schema with another name, or none, is the same', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    expect(diff(used('A', schema), used('B', schema))).toEqual([]);
    expect(diff(used('A', schema), withSchema(schema, 'response'))).toEqual([]);
  });

  test('schemas that contain themselves end', () => {
    const tree = (leaf: object) => ({
      type: 'object',
      properties: {
        leaf,
        next: { $ref: '#/components/schemas/A' },
        all: { type: 'array', items: { $ref: '#/components/schemas/A' } },
      },
    });
    const [before, after] = [used('A', tree({ type: 'string' })), used('A', tree({ type: 'integer' }))];
    expect(diff(before, before)).toEqual([]);
    expect(diff(before, after)).toMatchObject([
      { rule: 'type-changed', message: expect.stringContaining('`leaf`') },
    ]);
    const circle = (name: string) => used(name, { allOf: [{ $ref: `#/components/schemas/${name}` }] });
    expect(diff(circle('A'), circle('B'))).toEqual([]);
  });

  test('a change of a shared schema is one change with all its uses', () => {
    const shared = (type: string) => ({
      ...document({}, { components: { schemas: { A: { type } } } }),
      paths: Object.fromEntries(
        ['/a', '/b'].map((path) => [
          path,
          {
            get: {
              responses: {
                200: {
                  description: '',
                  content: { 'application/json': { schema: { $ref: '#/components/schemas/A' } } },
                },
              },
            },
          },
        ]),
      ),
    });
    const changes = diff(shared('string'), shared('integer'));
    expect(changes).toHaveLength(1);
    expect(changes[0]?.uses.map(({ operation }) => operation)).toEqual(['GET /a', 'GET /b']);
  });
});

test('OpenAPI 3.0 and 3.1 say the same in other words', () => {
  const body = (schema: object, openapi: string) => ({ ...withSchema(schema, 'request'), openapi });
  const old = {
    type: 'object',
    properties: {
      a: { type: 'string', nullable: true, example: 'x' },
      b: { type: 'integer', minimum: 0, exclusiveMinimum: true },
    },
  };
  const next = {
    type: 'object',
    properties: {
      a: { type: ['string', 'null'], examples: ['x'] },
      b: { type: 'integer', exclusiveMinimum: 0 },
    },
  };
  expect(diff(body(old, '3.0.3'), body(next, '3.1.0'))).toEqual([]);
});

test('two alternatives of one scheme keep their scopes apart', () => {
  const scheme = { components: { securitySchemes: { o: { type: 'oauth2', flows: {} } } } };
  const asked = (...scopes: string[]) =>
    document({}, { ...scheme, security: scopes.map((scope) => ({ o: [scope] })) });
  expect(diff(asked('read', 'write'), asked('write', 'read'))).toEqual([]);
  expect(diff(asked('read', 'write'), asked('read')).map(({ rule }) => rule)).toEqual([
    'security-alternative-removed',
  ]);
});

test('names from documents move no cursor', () => {
  const name = `a${String.fromCharCode(27)}[2J\n`;
  const paths = { [`/${name}`]: { get: {} } };
  const changes = [
    ...diff(document({}), document({}, { paths })),
    ...diff(withSchema({}, 'request'), withSchema({ properties: { [name]: {} } }, 'request')),
  ];
  expect(changes.map(({ rule }) => rule)).toEqual([
    'operation-removed',
    'operation-added',
    'optional-property-added',
  ]);
  const told = changes.map(({ message, uses }) => ({ message, uses }));
  expect(JSON.stringify(told)).not.toMatch(/\\u001b|\\n/);
});
