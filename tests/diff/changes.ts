/**
 * One change a row: its rule, its class, and the place before and after.
 *
 * `schema` rows stand for two changes: the schema of a request body, and that of an answer. `prop` is a property `a` of
 * such a schema. Other rows are an operation, its parameters, or members of the document.
 */
export type Class = 'breaking' | 'dangerous' | 'safe';

export interface SchemaRow {
  readonly rule: string;
  readonly request: Class;
  readonly response: Class;
  readonly before: unknown;
  readonly after: unknown;
}

function row(rule: string, request: Class, response: Class, before: unknown, after: unknown): SchemaRow {
  return { rule, request, response, before, after };
}

const string = { type: 'string' };
const integer = { type: 'integer' };
const object = { type: 'object' };
const withA = { type: 'object', properties: { a: string } };
const requiredA = { ...withA, required: ['a'] };

/** Narrower: breaking for requests, safe for answers; and the other way round. */
function both(
  narrower: string,
  wider: string,
  wide: unknown,
  narrow: unknown,
  widened: Class = 'breaking',
): SchemaRow[] {
  return [row(narrower, 'breaking', 'safe', wide, narrow), row(wider, 'safe', widened, narrow, wide)];
}

function property(before: unknown, after: unknown): [unknown, unknown] {
  return [
    { type: 'object', properties: { a: before } },
    { type: 'object', properties: { a: after } },
  ];
}

/** Each counts twice. */
export const schemaRows: readonly SchemaRow[] = [
  row('type-changed', 'breaking', 'breaking', string, integer),
  row('type-changed', 'breaking', 'breaking', string, { type: 'array', items: string }),
  row('type-changed', 'breaking', 'breaking', ...property(string, { type: 'boolean' })),
  ...both('type-narrowed', 'type-widened', { type: 'number' }, integer),
  ...both('type-narrowed', 'type-widened', { type: ['string', 'integer'] }, string),
  ...both('type-narrowed', 'type-widened', {}, string),
  ...both('became-not-nullable', 'became-nullable', { type: ['string', 'null'] }, string),
  ...both('became-not-nullable', 'became-nullable', { anyOf: [string, { type: 'null' }] }, string),
  ...both('format-set', 'format-removed', string, { type: 'string', format: 'uuid' }),
  row(
    'format-changed',
    'breaking',
    'breaking',
    { type: 'string', format: 'date' },
    { type: 'string', format: 'date-time' },
  ),
  ...both(
    'format-narrowed',
    'format-widened',
    { type: 'integer', format: 'int64' },
    { type: 'integer', format: 'int32' },
  ),
  ...both('enum-value-removed', 'enum-value-added', { enum: ['a', 'b'] }, { enum: ['a'] }, 'dangerous'),
  ...both('enum-set', 'enum-removed', string, { type: 'string', enum: ['a', 'b'] }, 'dangerous'),
  ...both('const-set', 'const-removed', string, { type: 'string', const: 'a' }),
  row('const-changed', 'breaking', 'breaking', { const: 'a' }, { const: 'b' }),
  ...both('enum-value-removed', 'enum-value-added', { enum: ['a', 'b'] }, { const: 'a' }, 'dangerous'),
  ...['minLength', 'minItems', 'minProperties', 'minimum', 'exclusiveMinimum'].flatMap((keyword) => [
    ...both('bound-tightened', 'bound-loosened', { [keyword]: 1 }, { [keyword]: 2 }),
    ...both('bound-tightened', 'bound-loosened', {}, { [keyword]: 2 }),
  ]),
  ...['maxLength', 'maxItems', 'maxProperties', 'maximum', 'exclusiveMaximum'].flatMap((keyword) => [
    ...both('bound-tightened', 'bound-loosened', { [keyword]: 9 }, { [keyword]: 8 }),
    ...both('bound-tightened', 'bound-loosened', {}, { [keyword]: 8 }),
  ]),
  ...both('bound-tightened', 'bound-loosened', { minimum: 1 }, { exclusiveMinimum: 1 }),
  ...both('bound-tightened', 'bound-loosened', {}, { multipleOf: 5 }),
  ...both('bound-tightened', 'bound-loosened', { multipleOf: 5 }, { multipleOf: 10 }),
  row('multiple-changed', 'breaking', 'breaking', { multipleOf: 2 }, { multipleOf: 3 }),
  ...both(
    'unique-items-set',
    'unique-items-removed',
    { type: 'array' },
    { type: 'array', uniqueItems: true },
  ),
  ...both('pattern-set', 'pattern-removed', string, { type: 'string', pattern: '^a' }),
  row('pattern-changed', 'dangerous', 'dangerous', { pattern: '^a' }, { pattern: '^b' }),
  row('optional-property-added', 'safe', 'safe', object, withA),
  row('required-property-added', 'breaking', 'safe', object, requiredA),
  row('optional-property-removed', 'dangerous', 'dangerous', withA, object),
  row('required-property-removed', 'dangerous', 'breaking', requiredA, object),
  row(
    'property-of-closed-object-removed',
    'breaking',
    'breaking',
    { ...requiredA, additionalProperties: false },
    { ...object, additionalProperties: false },
  ),
  ...both('property-became-required', 'property-became-optional', withA, requiredA),
  row('required-property-added', 'breaking', 'safe', object, { allOf: [object, requiredA] }),
  ...both('object-closed', 'object-opened', object, { ...object, additionalProperties: false }, 'dangerous'),
  ...both(
    'other-properties-constrained',
    'other-properties-unconstrained',
    object,
    { ...object, additionalProperties: string },
    'dangerous',
  ),
  row(
    'type-changed',
    'breaking',
    'breaking',
    { additionalProperties: string },
    { additionalProperties: integer },
  ),
  ...both('pattern-properties-set', 'pattern-properties-removed', object, {
    ...object,
    patternProperties: { '^x': string },
  }),
  ...both('items-constrained', 'items-unconstrained', { type: 'array' }, { type: 'array', items: string }),
  row(
    'type-changed',
    'breaking',
    'breaking',
    { type: 'array', items: string },
    { type: 'array', items: integer },
  ),
  row(
    'type-changed',
    'breaking',
    'breaking',
    { prefixItems: [string, integer] },
    { prefixItems: [string, string] },
  ),
  ...both('branch-removed', 'branch-added', { oneOf: [string, integer] }, { oneOf: [string] }),
  ...both('branch-removed', 'branch-added', { anyOf: [string, integer] }, { anyOf: [string] }),
  ...both('branch-removed', 'branch-added', { oneOf: [string, integer] }, string),
  row(
    'property-became-required',
    'breaking',
    'safe',
    { oneOf: [{ title: 'A', ...withA }, integer] },
    { oneOf: [integer, { title: 'A', ...requiredA }] },
  ),
  ...both('constraint-set', 'constraint-removed', object, { ...object, not: { required: ['b'] } }),
  ...both('constraint-set', 'constraint-removed', object, { ...object, propertyNames: { pattern: '^a' } }),
  ...both('constraint-set', 'constraint-removed', object, { ...object, dependentRequired: { a: ['b'] } }),
  ...both('constraint-set', 'constraint-removed', object, { ...object, dependentSchemas: { a: requiredA } }),
  ...both('constraint-set', 'constraint-removed', object, { ...object, unevaluatedProperties: false }),
  row('constraint-changed', 'dangerous', 'dangerous', { not: string }, { not: integer }),
  row(
    'content-changed',
    'breaking',
    'breaking',
    { contentEncoding: 'base64' },
    { contentEncoding: 'base64url' },
  ),
  row(
    'discriminator-changed',
    'breaking',
    'breaking',
    { oneOf: [withA], discriminator: { propertyName: 'a' } },
    { oneOf: [withA], discriminator: { propertyName: 'b' } },
  ),
  row(
    'discriminator-set',
    'safe',
    'safe',
    { oneOf: [withA] },
    { oneOf: [withA], discriminator: { propertyName: 'a' } },
  ),
  row(
    'discriminator-removed',
    'dangerous',
    'dangerous',
    { oneOf: [withA], discriminator: { propertyName: 'a' } },
    { oneOf: [withA] },
  ),
  row('default-changed', 'dangerous', 'safe', { default: 1 }, { default: 2 }),
  row('default-changed', 'dangerous', 'safe', {}, { default: 2 }),
  row('deprecated', 'safe', 'safe', ...property(string, { ...string, deprecated: true })),
  row('not-deprecated', 'safe', 'safe', ...property({ ...string, deprecated: true }, string)),
  row('text-changed', 'safe', 'safe', string, { ...string, description: 'Words.' }),
  row('example-changed', 'safe', 'safe', string, { ...string, examples: ['a'] }),
];

/** A change that stands for itself: members of the operation `POST /a`, or of the document where they are there. */
export interface PlaceRow {
  readonly rule: string;
  readonly class: Class;
  readonly before: unknown;
  readonly after: unknown;
  readonly where: 'operation' | 'document' | 'parameter';
}

function at(where: PlaceRow['where'], rule: string, level: Class, before: unknown, after: unknown): PlaceRow {
  return { rule, class: level, before, after, where };
}

/** What is written in one direction, and what in the other. */
function ways(
  where: PlaceRow['where'],
  there: [string, Class],
  back: [string, Class],
  before: unknown,
  after: unknown,
): PlaceRow[] {
  return [at(where, ...there, before, after), at(where, ...back, after, before)];
}

const ok = { description: 'fine' };
const query = { name: 'q', in: 'query', schema: string };
const json = (schema: unknown) => ({ 'application/json': { schema } });
const operation = { responses: { 200: ok } };
const oauth = (flow: unknown) => ({
  components: { securitySchemes: { o: { type: 'oauth2', flows: flow } } },
});
const code = { authorizationUrl: 'https://a/x', tokenUrl: 'https://a/t', scopes: { read: 'r' } };
const bearer = {
  components: {
    securitySchemes: {
      b: { type: 'http', scheme: 'bearer' },
      k: { type: 'apiKey', in: 'header', name: 'K' },
    },
  },
};
const limit = (value: number, window = 'PT1M', per = 'ip') => ({
  'x-rate-limits': [{ id: 'l', limit: value, window, per }],
});
const header = (value: unknown) => ({ responses: { 200: { ...ok, headers: { 'X-A': value } } } });
const closing = { deprecated: true, 'x-sunset': '2020-01-01' };

export const placeRows: readonly PlaceRow[] = [
  // Paths and operations.
  ...ways(
    'document',
    ['operation-added', 'safe'],
    ['operation-removed', 'breaking'],
    { paths: {} },
    { paths: { '/b': { get: operation } } },
  ),
  at(
    'document',
    'operation-removed-after-sunset',
    'safe',
    { paths: { '/b': { get: { ...operation, ...closing } } } },
    { paths: {} },
  ),
  at(
    'document',
    'operation-removed-before-sunset',
    'breaking',
    { paths: { '/b': { get: { ...operation, ...closing, 'x-sunset': '2999-01-01' } } } },
    { paths: {} },
  ),
  at(
    'document',
    'operation-removed-without-sunset',
    'dangerous',
    { paths: { '/b': { get: { ...operation, deprecated: true } } } },
    { paths: {} },
  ),
  at(
    'document',
    'operation-moved',
    'breaking',
    { paths: { '/b': { get: { ...operation, operationId: 'b' } } } },
    { paths: { '/c': { get: { ...operation, operationId: 'b' } } } },
  ),
  at(
    'document',
    'operation-moved',
    'breaking',
    { paths: { '/b': { post: { ...operation, operationId: 'b' } } } },
    { paths: { '/b': { put: { ...operation, operationId: 'b' } } } },
  ),
  at(
    'document',
    'operation-removed',
    'breaking',
    { paths: { '/b': { get: operation } } },
    { paths: { '/b': { get: { ...operation, 'x-internal': true } } } },
  ),
  at(
    'document',
    'path-parameter-renamed',
    'safe',
    {
      paths: {
        '/b/{id}': {
          get: { ...operation, parameters: [{ name: 'id', in: 'path', required: true, schema: string }] },
        },
      },
    },
    {
      paths: {
        '/b/{key}': {
          get: { ...operation, parameters: [{ name: 'key', in: 'path', required: true, schema: string }] },
        },
      },
    },
  ),
  at('operation', 'operation-id-changed', 'dangerous', { operationId: 'a' }, { operationId: 'b' }),
  at('operation', 'operation-id-changed', 'dangerous', { operationId: 'a' }, {}),
  at('operation', 'tags-changed', 'safe', { tags: ['a'] }, { tags: ['b'] }),
  at('operation', 'text-changed', 'safe', { description: 'a' }, { description: 'b' }),
  at('operation', 'extension-changed', 'safe', { 'x-team': 'a' }, { 'x-team': 'b' }),
  ...ways('operation', ['deprecated', 'safe'], ['not-deprecated', 'safe'], {}, { deprecated: true }),
  ...ways(
    'operation',
    ['sunset-set', 'safe'],
    ['sunset-removed', 'dangerous'],
    {},
    { 'x-sunset': '2030-01-01' },
  ),
  ...ways(
    'operation',
    ['sunset-later', 'safe'],
    ['sunset-earlier', 'breaking'],
    { 'x-sunset': '2030-01-01' },
    { 'x-sunset': '2031-01-01' },
  ),
  ...ways(
    'document',
    ['sunset-later', 'safe'],
    ['sunset-earlier', 'breaking'],
    { 'x-sunset': { sunset: '2030-01-01' } },
    { 'x-sunset': '2031-01-01' },
  ),

  // Parameters.
  ...ways(
    'operation',
    ['optional-parameter-added', 'safe'],
    ['parameter-removed', 'dangerous'],
    {},
    { parameters: [query] },
  ),
  at('operation', 'required-parameter-added', 'breaking', {}, { parameters: [{ ...query, required: true }] }),
  at(
    'operation',
    'required-parameter-added',
    'breaking',
    {},
    { parameters: [{ ...query, in: 'header', required: true }] },
  ),
  at('operation', 'parameter-removed', 'dangerous', { parameters: [{ ...query, in: 'cookie' }] }, {}),
  at(
    'operation',
    'parameter-removed',
    'dangerous',
    { parameters: [query] },
    { parameters: [{ ...query, in: 'header' }] },
  ),
  ...ways(
    'parameter',
    ['parameter-became-required', 'breaking'],
    ['parameter-became-optional', 'safe'],
    {},
    { required: true },
  ),
  at(
    'parameter',
    'parameter-serialization-changed',
    'breaking',
    { schema: { type: 'array' } },
    { schema: { type: 'array' }, explode: false },
  ),
  at(
    'parameter',
    'parameter-serialization-changed',
    'breaking',
    { schema: object },
    { schema: object, style: 'deepObject' },
  ),
  at(
    'parameter',
    'parameter-serialization-changed',
    'breaking',
    { schema: object },
    { schema: undefined, content: json(object) },
  ),
  ...ways(
    'parameter',
    ['parameter-reserved-allowed', 'safe'],
    ['parameter-reserved-refused', 'breaking'],
    {},
    { allowReserved: true },
  ),
  ...ways(
    'parameter',
    ['parameter-empty-allowed', 'safe'],
    ['parameter-empty-refused', 'breaking'],
    {},
    { allowEmptyValue: true },
  ),
  ...ways('parameter', ['deprecated', 'safe'], ['not-deprecated', 'safe'], {}, { deprecated: true }),
  ...ways(
    'parameter',
    ['bound-tightened', 'breaking'],
    ['bound-loosened', 'safe'],
    { schema: { maximum: 100 } },
    { schema: { maximum: 50 } },
  ),
  ...ways(
    'parameter',
    ['enum-value-removed', 'breaking'],
    ['enum-value-added', 'safe'],
    { schema: { enum: ['a', 'b'] } },
    { schema: { enum: ['a'] } },
  ),
  at('parameter', 'type-changed', 'breaking', { schema: string }, { schema: { type: 'boolean' } }),
  at('parameter', 'default-changed', 'dangerous', { schema: { default: 20 } }, { schema: { default: 50 } }),
  ...ways(
    'parameter',
    ['pattern-set', 'breaking'],
    ['pattern-removed', 'safe'],
    {},
    { schema: { type: 'string', pattern: 'a' } },
  ),
  at('parameter', 'example-changed', 'safe', { example: 'a' }, { example: 'b' }),

  // Request bodies.
  ...ways(
    'operation',
    ['optional-body-added', 'safe'],
    ['body-removed', 'breaking'],
    {},
    { requestBody: { content: json(object) } },
  ),
  at(
    'operation',
    'required-body-added',
    'breaking',
    {},
    { requestBody: { required: true, content: json(object) } },
  ),
  ...ways(
    'operation',
    ['body-became-required', 'breaking'],
    ['body-became-optional', 'safe'],
    { requestBody: { content: json(object) } },
    { requestBody: { required: true, content: json(object) } },
  ),
  ...ways(
    'operation',
    ['media-type-added', 'safe'],
    ['media-type-removed', 'breaking'],
    { requestBody: { content: json(object) } },
    { requestBody: { content: { ...json(object), 'text/csv': {} } } },
  ),
  ...ways(
    'operation',
    ['schema-set', 'breaking'],
    ['schema-removed', 'safe'],
    { requestBody: { content: { 'text/csv': {} } } },
    { requestBody: { content: { 'text/csv': { schema: string } } } },
  ),
  at(
    'operation',
    'encoding-changed',
    'breaking',
    { requestBody: { content: { 'multipart/form-data': { schema: object } } } },
    {
      requestBody: {
        content: {
          'multipart/form-data': { schema: object, encoding: { a: { contentType: 'text/plain' } } },
        },
      },
    },
  ),

  // Responses and their headers.
  ...ways(
    'operation',
    ['success-status-added', 'dangerous'],
    ['success-status-removed', 'breaking'],
    {},
    { responses: { 200: ok, 202: ok } },
  ),
  ...ways(
    'operation',
    ['failure-status-added', 'safe'],
    ['failure-status-removed', 'dangerous'],
    {},
    { responses: { 200: ok, 409: ok } },
  ),
  ...ways(
    'operation',
    ['failure-status-added', 'safe'],
    ['failure-status-removed', 'dangerous'],
    {},
    { responses: { 200: ok, default: ok } },
  ),
  ...ways(
    'operation',
    ['media-type-added', 'safe'],
    ['media-type-removed', 'breaking'],
    { responses: { 200: { ...ok, content: json(object) } } },
    { responses: { 200: { ...ok, content: { ...json(object), 'text/csv': {} } } } },
  ),
  ...ways(
    'operation',
    ['schema-set', 'safe'],
    ['schema-removed', 'breaking'],
    { responses: { 200: { ...ok, content: { 'text/csv': {} } } } },
    { responses: { 200: { ...ok, content: { 'text/csv': { schema: string } } } } },
  ),
  ...ways(
    'operation',
    ['header-added', 'safe'],
    ['header-removed', 'breaking'],
    {},
    header({ schema: string }),
  ),
  at('operation', 'optional-header-removed', 'dangerous', header({ schema: string, required: false }), {}),
  ...ways(
    'operation',
    ['header-became-optional', 'breaking'],
    ['header-became-required', 'safe'],
    header({ schema: string }),
    header({ schema: string, required: false }),
  ),
  at(
    'operation',
    'header-serialization-changed',
    'breaking',
    header({ schema: object }),
    header({ schema: object, explode: true }),
  ),
  at('operation', 'type-changed', 'breaking', header({ schema: string }), header({ schema: integer })),
  at(
    'operation',
    'bound-tightened',
    'safe',
    header({ schema: { maximum: 9 } }),
    header({ schema: { maximum: 8 } }),
  ),
  ...ways(
    'operation',
    ['link-added', 'safe'],
    ['link-removed', 'dangerous'],
    {},
    { responses: { 200: { ...ok, links: { l: { operationId: 'x' } } } } },
  ),
  at(
    'operation',
    'link-changed',
    'dangerous',
    { responses: { 200: { ...ok, links: { l: { operationId: 'x' } } } } },
    { responses: { 200: { ...ok, links: { l: { operationId: 'y' } } } } },
  ),
  at('operation', 'text-changed', 'safe', {}, { responses: { 200: { description: 'good' } } }),

  // Callbacks and webhooks: data flows the other way.
  ...ways(
    'operation',
    ['callback-added', 'dangerous'],
    ['callback-removed', 'breaking'],
    {},
    { callbacks: { c: { '{$request.body#/url}': { post: operation } } } },
  ),
  at(
    'operation',
    'required-property-added',
    'safe',
    { callbacks: { c: { x: { post: { ...operation, requestBody: { content: json(object) } } } } } },
    { callbacks: { c: { x: { post: { ...operation, requestBody: { content: json(requiredA) } } } } } },
  ),
  ...ways(
    'document',
    ['webhook-added', 'safe'],
    ['webhook-removed', 'breaking'],
    {},
    { webhooks: { w: { post: operation } } },
  ),
  at(
    'document',
    'enum-value-added',
    'dangerous',
    { webhooks: { w: { post: { ...operation, requestBody: { content: json({ enum: ['a'] }) } } } } },
    { webhooks: { w: { post: { ...operation, requestBody: { content: json({ enum: ['a', 'b'] }) } } } } },
  ),
  at(
    'document',
    'required-property-removed',
    'breaking',
    { webhooks: { w: { post: { ...operation, requestBody: { content: json(requiredA) } } } } },
    { webhooks: { w: { post: { ...operation, requestBody: { content: json(object) } } } } },
  ),

  // Security.
  ...ways('document', ['security-required', 'breaking'], ['security-dropped', 'safe'], bearer, {
    ...bearer,
    security: [{ b: [] }],
  }),
  ...ways(
    'document',
    ['security-alternative-added', 'safe'],
    ['security-alternative-removed', 'breaking'],
    { ...bearer, security: [{ b: [] }] },
    { ...bearer, security: [{ b: [] }, { k: [] }] },
  ),
  at(
    'document',
    'security-alternative-removed',
    'breaking',
    { ...bearer, security: [{ b: [] }] },
    { ...bearer, security: [{ b: [], k: [] }] },
  ),
  ...ways(
    'document',
    ['scope-required', 'breaking'],
    ['scope-not-required', 'safe'],
    { ...oauth({}), security: [{ o: [] }] },
    { ...oauth({}), security: [{ o: ['read'] }] },
  ),
  ...ways(
    'document',
    ['security-flow-added', 'safe'],
    ['security-flow-removed', 'breaking'],
    oauth({}),
    oauth({ authorizationCode: code }),
  ),
  ...ways(
    'document',
    ['security-scope-offered', 'safe'],
    ['security-scope-withdrawn', 'dangerous'],
    oauth({ authorizationCode: { ...code, scopes: {} } }),
    oauth({ authorizationCode: code }),
  ),
  at(
    'document',
    'security-url-changed',
    'dangerous',
    oauth({ authorizationCode: code }),
    oauth({ authorizationCode: { ...code, tokenUrl: 'https://a/new' } }),
  ),

  // Servers.
  ...ways(
    'document',
    ['server-added', 'safe'],
    ['server-removed', 'breaking'],
    { servers: [{ url: 'https://a' }] },
    { servers: [{ url: 'https://a' }, { url: 'https://b' }] },
  ),
  at(
    'document',
    'server-changed',
    'breaking',
    { servers: [{ url: 'https://a/v1', description: 'Production' }] },
    { servers: [{ url: 'https://a/v2', description: 'Production' }] },
  ),
  at(
    'document',
    'server-variable-changed',
    'dangerous',
    { servers: [{ url: 'https://{a}', variables: { a: { default: 'x' } } }] },
    { servers: [{ url: 'https://{a}', variables: { a: { default: 'y' } } }] },
  ),
  ...ways(
    'operation',
    ['server-added', 'safe'],
    ['server-removed', 'breaking'],
    {},
    { servers: [{ url: 'https://up' }] },
  ),

  // Promises in numbers.
  ...ways('operation', ['rate-limit-added', 'breaking'], ['rate-limit-removed', 'safe'], {}, limit(5)),
  ...ways(
    'operation',
    ['rate-limit-raised', 'safe'],
    ['rate-limit-lowered', 'breaking'],
    limit(5),
    limit(10),
  ),
  ...ways(
    'document',
    ['rate-limit-lowered', 'breaking'],
    ['rate-limit-raised', 'safe'],
    limit(5, 'PT1M'),
    limit(5, 'PT2M'),
  ),
  at('document', 'rate-limit-changed', 'dangerous', limit(5), limit(5, 'PT1M', 'user')),
  ...ways(
    'document',
    ['lifetime-shortened', 'breaking'],
    ['lifetime-extended', 'safe'],
    { 'x-lifetimes': { t: 'PT15M' } },
    { 'x-lifetimes': { t: { value: 'PT5M' } } },
  ),
  ...ways(
    'document',
    ['lifetime-added', 'safe'],
    ['lifetime-removed', 'dangerous'],
    {},
    { 'x-lifetimes': { t: 'PT15M' } },
  ),
  ...ways(
    'document',
    ['error-code-added', 'safe'],
    ['error-code-removed', 'dangerous'],
    {},
    { 'x-error-codes': { TAKEN: { status: '409' } } },
  ),
  at(
    'document',
    'error-code-status-changed',
    'breaking',
    { 'x-error-codes': { TAKEN: { status: '409' } } },
    { 'x-error-codes': { TAKEN: { status: '422' } } },
  ),
  at(
    'document',
    'text-changed',
    'safe',
    { 'x-error-codes': { TAKEN: { status: '409', fix: 'a' } } },
    { 'x-error-codes': { TAKEN: { status: '409', fix: 'b' } } },
  ),
];

/** Documents that say the same in other words: no change at all. */
export const sameRows: readonly (readonly [title: string, before: unknown, after: unknown])[] = [
  ['order of keys', { type: 'object', minProperties: 1 }, { minProperties: 1, type: 'object' }],
  ['order of required', { required: ['a', 'b'] }, { required: ['b', 'a'] }],
  ['order of enum', { enum: ['a', 'b'] }, { enum: ['b', 'a'] }],
  ['order of alternatives', { oneOf: [string, integer] }, { oneOf: [integer, string] }],
  ['an allOf taken apart', requiredA, { allOf: [withA, { required: ['a'] }] }],
  ['an allOf of one', { allOf: [string] }, string],
  [
    'null as a type and as an alternative',
    { type: ['string', 'null'] },
    { anyOf: [string, { type: 'null' }] },
  ],
  ['one type in a list', string, { type: ['string'] }],
  ['a true among schemas', { allOf: [true, string] }, string],
  ['a minimum that nothing is below', string, { type: 'string', minLength: 0 }],
  ['additionalProperties that allow all', object, { ...object, additionalProperties: true }],
  ['a tighter bound beside a looser one', { maximum: 5 }, { allOf: [{ maximum: 5 }, { maximum: 9 }] }],
];
