/**
 * An OpenAPI 3.2 document of odd requests: what serialisation rules say of values that few examples have, of names that
 * few parameters have, and of what came with OpenAPI 3.2.
 */
export function oddCases(): object {
  return {
    openapi: '3.2.0',
    info: { title: 'Odd cases', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/base' }],
    paths: Object.fromEntries(
      [
        ...oddParameters(),
        ...oddPaths(),
        ...oddForms(),
        ...oddParts(),
        ...oddBodies(),
        ...oddServers(),
        ...oddSecurity(),
        ...oddMethods(),
      ].map(({ name, path = `/odd/${name}`, method = 'get', operation, item = {} }) => {
        const whole = { operationId: name, responses: { 200: { description: 'OK' } }, ...operation };
        const isKnown = /^(get|post|put|query)$/.test(method);
        return [
          path,
          { ...item, ...(isKnown ? { [method]: whole } : { additionalOperations: { [method]: whole } }) },
        ];
      }),
    ),
    components: { securitySchemes },
  };
}

interface OddCase {
  readonly name: string;
  readonly path?: string;
  readonly method?: string;
  readonly operation: object;
  readonly item?: object;
}

const any = {};

function given(place: string, example: unknown, more: object = {}): object {
  return {
    name: place === 'header' ? 'X-Odd' : 'odd',
    in: place,
    required: true,
    schema: any,
    example,
    ...more,
  };
}

function asked(name: string, ...parameters: object[]): OddCase {
  return { name, operation: { parameters } };
}

function media(place: string, type: string, example: unknown): object {
  return { ...given(place, undefined), schema: undefined, content: { [type]: { schema: any, example } } };
}

function oddParameters(): OddCase[] {
  const joined = { style: 'form', explode: false };
  const deep = { style: 'deepObject', explode: true };
  const rgb = { R: 100, G: 200 };
  return [
    asked('object-unicode-keys', given('query', { größe: 'ü', '日 本': '', 'a[b]': '&=' })),
    asked('array-evil-items', given('query', ['a,b', '100%', 'ü&=', 'c d', '+'], joined)),
    asked('array-empty-items', given('query', ['', 'x', ''], joined)),
    asked('array-empty-items-exploded', given('query', ['', 'x', ''])),
    asked('array-of-kinds', given('query', [true, false, 1.5, -3, 'a'])),
    asked('object-joined-evil', given('query', { 'a,b': 'c,d', e: '%' }, joined)),
    asked('deep-array', given('query', { tags: ['a', 'b c'], n: 1 }, deep)),
    asked('deep-unicode', given('query', { ключ: 'знач&', 'a b': '' }, deep)),
    asked('space-object', given('query', rgb, { style: 'spaceDelimited', explode: false })),
    asked('pipe-object', given('query', rgb, { style: 'pipeDelimited', explode: false })),
    asked('pipe-evil', given('query', ['a|b', 'c d', '%7C'], { style: 'pipeDelimited', explode: false })),
    asked('reserved-percent', given('query', 'a%2Fb%zz c&d=e#f/g?h', { allowReserved: true })),
    asked('reserved-array', given('query', ['a/b', 'c:d', 'e,f'], { allowReserved: true })),
    asked('allow-empty', given('query', '', { allowEmptyValue: true })),
    asked('content-header', media('header', 'application/json', { a: [1, 'x'], b: null })),
    asked('content-cookie', media('cookie', 'application/json', { a: 'x;y', b: 1 })),
    asked('content-text', media('query', 'text/plain', 'a b&c=d')),
    asked('content-unicode', media('query', 'application/json', { ü: ['€', '"', '\\'] })),
    asked('header-numbers', given('header', [1, 2.5, true], { explode: false })),
    asked('header-object', given('header', { a: 'x y', b: 2 }, { explode: true })),
    asked('cookie-special', given('cookie', 'a b;c,"d"\\é=%')),
    asked('cookie-two', given('cookie', 'x/y+z'), given('cookie', '~!*', { name: 'second.name' })),
    asked('cookie-array', given('cookie', ['a', 'b'], { explode: false })),
    asked('cookie-style', given('cookie', 'a=b', { style: 'cookie' })),
    asked(
      'plus-and-space',
      given('query', 'a+b c'),
      given('query', '2026-01-01T00:00:00+02:00', { name: 'at' }),
    ),
    asked('huge-integer', given('query', 2 ** 53, { schema: { type: 'integer' } })),
    asked('one-name-twice', given('query', 'q'), given('header', 'h', { name: 'odd' }), given('cookie', 'c')),
    asked('long-value', given('query', 'lang/ü '.repeat(400))),
    asked('name-emoji', given('query', 'v', { name: '🎉[]' }), given('query', 'w', { name: "it's" })),
    asked('number-exponents', given('query', [1e21, 1.5e-7, 0, -1])),
    asked(
      'querystring-form',
      media('querystring', 'application/x-www-form-urlencoded', { a: 'b c', d: ['1', '2'] }),
    ),
    asked('querystring-json', media('querystring', 'application/json', { a: ['b&c'] })),
  ];
}

function oddPaths(): OddCase[] {
  const at = (name: string, path: string, ...parameters: object[]): OddCase => ({
    name,
    path: `/odd-paths/${path}`,
    operation: { parameters },
  });
  const named = (name: string, example: unknown, more: object = {}) =>
    given('path', example, { name, ...more });
  return [
    at('path-unicode-name', 'unicode/{größe}', named('größe', 'ü/ä?#')),
    at('path-segment', 'segment/{x}.{y};v={z}', named('x', 'a.b'), named('y', 'c;d'), named('z', '=')),
    at('path-literal-unicode', 'straße/日本', given('query', 1)),
    at('path-label-empty', 'label/{x}', named('x', ['', 'b'], { style: 'label' })),
    at('path-matrix-empty', 'matrix/{x}', named('x', '', { style: 'matrix' })),
    at(
      'path-matrix-unicode',
      'matrix-array/{x}',
      named('x', ['ü', ';', 'a b'], { style: 'matrix', explode: true }),
    ),
    at(
      'path-label-object',
      'label-object/{x}',
      named('x', { a: 'b.c', d: 1 }, { style: 'label', explode: true }),
    ),
    at('path-number', 'number/{x}/{y}', named('x', 1e21), named('y', -1.5)),
    at('path-plus', 'plus/{x}', named('x', 'a+b c%20')),
    at('path-content', 'content/{x}', {
      ...media('path', 'application/json', { a: ['/', '?'] }),
      name: 'x',
    }),
  ];
}

function sent(name: string, type: string, description: object, method = 'post'): OddCase {
  return { name, method, operation: { requestBody: { required: true, content: { [type]: description } } } };
}

function oddForms(): OddCase[] {
  const form = (name: string, example: object, encoding: object = {}): OddCase =>
    sent(name, 'application/x-www-form-urlencoded', { schema: { type: 'object' }, example, encoding });
  return [
    form('form-kinds', { t: true, f: false, n: 1.5, big: 1e21, empty: '', plus: '+', space: ' ' }),
    form('form-unicode', { ключ: 'знач', 'a&b': 'c=d', '🎉': '' }),
    form('form-objects', { items: [{ a: 1 }, { b: 'x y' }] }),
    form('form-json-array', { tags: ['a', 'b&c'] }, { tags: { contentType: 'application/json' } }),
    form('form-deep-array', { f: { a: ['x', 'y'], b: 'z' } }, { f: { style: 'deepObject', explode: true } }),
    form('form-space', { t: ['a', 'b c'] }, { t: { style: 'spaceDelimited', explode: false } }),
    form('form-reserved', { u: 'https://x.org/?a=b&c#d' }, { u: { style: 'form', allowReserved: true } }),
    form('form-object-joined', { o: { a: 1, b: 'x,y' } }, { o: { style: 'form', explode: false } }),
    form('form-nothing', { a: [], b: 'c' }),
  ];
}

function oddParts(): OddCase[] {
  const bytes = { contentMediaType: 'application/octet-stream' };
  const parts = (
    name: string,
    properties: object,
    example: object | undefined,
    encoding: object = {},
  ): OddCase =>
    sent(name, 'multipart/form-data', {
      schema: { type: 'object', properties, required: Object.keys(properties) },
      ...(example && { example }),
      encoding,
    });
  const header = { schema: { type: 'string' }, example: 'a "b"; c', required: true };
  return [
    parts('parts-kinds', {}, { t: true, n: 1.5, big: 1e21, empty: '', o: { a: { b: [1, {}] } } }),
    parts('parts-objects', {}, { items: [{ a: 1 }, { b: 'ü' }] }),
    parts('parts-names', {}, { 'a "b"': 'x', ключ: 'y', 'a\\b': 'z', 'a[]': 'w' }),
    parts(
      'parts-headers',
      { note: { type: 'string' } },
      { note: 'x' },
      { note: { headers: { 'X-Kind': header } } },
    ),
    parts(
      'parts-file-headers',
      { file: bytes, meta: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } },
      undefined,
      {
        file: { contentType: 'image/png, image/jpeg', headers: { 'X-Kind': header } },
      },
    ),
    parts('parts-base64', { data: { type: 'string', contentEncoding: 'base64' } }, { data: 'aGVsbG8=' }),
    parts('parts-xml', {}, { doc: '<a b="c">ü</a>' }, { doc: { contentType: 'application/xml' } }),
    parts('parts-lines', {}, { text: '\r\n--x\r\n\r\n', tabs: '\t' }),
    parts('parts-style', {}, { tags: ['a', 'b c'] }, { tags: { style: 'pipeDelimited', explode: false } }),
    sent('parts-mixed', 'multipart/mixed', {
      schema: { type: 'array', prefixItems: [{ type: 'object' }, { type: 'string' }] },
      example: [{ a: 1 }, 'text'],
    }),
  ];
}

function oddBodies(): OddCase[] {
  const evil = {
    ['__proto__']: 1,
    constructor: 'x',
    '': '',
    'a\u0000b': '\u0000',
    '\u2028': '\ud83d\ude00',
    deep: [[[[{}]]]],
  };
  const text = { type: 'string' };
  return [
    sent('json-odd-keys', 'application/json', { schema: any, example: evil }),
    sent('json-text', 'application/json', { schema: any, example: '"quoted" \\ \n ü $x #{y}' }),
    sent('json-number', 'application/json', { schema: any, example: -1.5e-9 }),
    sent('json-problem', 'application/problem+json; charset=utf-8', { schema: any, example: { a: '€' } }),
    sent('json-many', 'application/json', {
      schema: any,
      example: Array.from({ length: 300 }, (_, n) => ({ n, t: `'${n}"` })),
    }),
    sent('text-number', 'text/plain', { schema: { type: 'number' }, example: 42 }),
    sent('text-boolean', 'text/plain', { schema: { type: 'boolean' }, example: false }),
    sent('text-empty', 'text/plain', { schema: text, example: '' }),
    sent('text-latin', 'text/plain; charset=utf-8', { schema: text, example: 'é€𝄞\r\n\ttab\\' }),
    sent('xml-arrays', 'application/xml', {
      schema: {
        type: 'object',
        xml: { name: 'order', namespace: 'urn:o', prefix: 'o' },
        properties: {
          id: { type: 'string', xml: { attribute: true } },
          line: { type: 'array', items: text },
          tags: { type: 'array', xml: { wrapped: true }, items: { type: 'string', xml: { name: 'tag' } } },
          note: { type: 'string', xml: { nodeType: 'cdata' } },
        },
      },
      example: { id: '"1"', line: ['a', '<b>'], tags: ['x', '&'], note: 'a ]]> b' },
    }),
    sent('base64-body', 'application/octet-stream', {
      schema: { type: 'string', contentEncoding: 'base64' },
      example: 'aGVsbG8=',
    }),
    sent('lines-items', 'application/x-ndjson', {
      itemSchema: { type: 'object' },
      example: [{ a: 'ü' }, { b: '\n' }],
    }),
    sent('sequence-items', 'application/json-seq', {
      itemSchema: { type: 'object' },
      example: [{ a: 1 }, { b: 2 }],
    }),
    sent('any-type', '*/*', { schema: text, example: 'anything' }),
    sent('text-range', 'text/*', { schema: text, example: 'some text' }),
    sent('serialised', 'application/json', {
      examples: { raw: { serializedValue: '{ "a" : 1.0 , "b":12345678901234567890 }' } },
    }),
  ];
}

function oddServers(): OddCase[] {
  const at = (name: string, url: string, more: object = {}, operation: object = {}): OddCase => ({
    name,
    path: `/odd-servers/${name}/{id}`,
    item: { servers: [{ url: 'https://ignored.example.com' }] },
    operation: {
      servers: [{ url, ...more }],
      parameters: [given('path', 'a b', { name: 'id' })],
      ...operation,
    },
  });
  return [
    at('server-slash', 'https://api.example.com/'),
    at('server-encoded', 'https://api.example.com/a%20b/ü'),
    at('server-address', 'https://127.0.0.1:9443/v1'),
    at('server-address-elsewhere', 'https://192.0.2.7/v1'),
    at('server-variable-path', 'https://{host}/{base}', {
      variables: { host: { default: 'v.example.com:8443' }, base: { default: 'a/b c' } },
    }),
    at('server-upper', 'HTTPS://API.Example.COM/Case'),
  ];
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'Bearer', 'x-docs-example': 'a.b-c_d~e+f/g==' },
  colon: { type: 'http', scheme: 'basic', 'x-docs-example': 'ann:p:w "$x"' },
  unicode: { type: 'http', scheme: 'basic', 'x-docs-example': 'änn:pässwörd€', 'x-docs-env': 'PARTNER' },
  noPassword: { type: 'http', scheme: 'basic', 'x-docs-example': 'sk_test_1:', 'x-docs-env': 'NOBODY' },
  query: { type: 'apiKey', in: 'query', name: 'key[]', 'x-docs-example': 'a&b=c+d/é' },
  other: { type: 'apiKey', in: 'query', name: 'other', 'x-docs-example': 'ü/#' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid', 'x-docs-example': 's%3Aabc.def' },
  header: { type: 'apiKey', in: 'header', name: 'Authorization', 'x-docs-example': 'Key k="1", n=2' },
  digest: { type: 'http', scheme: 'digest', 'x-docs-example': 'username="ann", uri="/"' },
  mutual: { type: 'mutualTLS' },
};

function oddSecurity(): OddCase[] {
  const secured = (name: string, requirement: readonly string[], operation: object = {}): OddCase => ({
    name,
    operation: { security: [Object.fromEntries(requirement.map((scheme) => [scheme, []]))], ...operation },
  });
  const all = Object.keys(securitySchemes).map((name) => secured(`secured-${name}`, [name]));
  const chosen = sent('secured-chosen', 'text/plain', {
    schema: { type: 'string' },
    examples: {
      keys: { value: 'x', 'x-docs-security': ['query', 'cookie'] },
      none: { value: 'y', 'x-docs-security': [] },
    },
  });
  return [
    ...all,
    secured('secured-many', ['bearer', 'query', 'other', 'cookie', 'mutual'], {
      parameters: [given('query', 'a b'), given('cookie', 'c')],
    }),
    {
      ...chosen,
      operation: { ...chosen.operation, security: [{ bearer: [] }, { query: [], cookie: [] }, {}] },
    },
  ];
}

function oddMethods(): OddCase[] {
  const body = { requestBody: { required: true, content: { 'text/plain': { example: 'find ü' } } } };
  return [
    { name: 'method-query', method: 'query', operation: body },
    {
      name: 'method-copy',
      method: 'COPY',
      operation: { parameters: [given('header', 'x', { name: 'Destination' })] },
    },
    { name: 'method-report', method: 'REPORT', operation: body },
  ];
}
