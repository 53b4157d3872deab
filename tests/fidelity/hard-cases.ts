/**
 * An OpenAPI 3.1 document of requests that snippet generators get wrong, in the categories in which they do: quoting in
 * every position, every parameter style, forms, multipart, bodies of every kind, servers, security, methods.
 */
export function hardCases(): Document {
  return {
    openapi: '3.1.0',
    info: { title: 'Hard cases', version: '1.0.0' },
    servers: [{ url: 'https://api.example.com/base/v1' }],
    paths: merge([
      ...quoting(),
      ...styles(),
      ...forms(),
      ...multipart(),
      ...bodies(),
      ...servers(),
      ...security(),
      ...methods(),
    ]),
    components: { securitySchemes },
  };
}

type Document = Readonly<Record<string, unknown>>;

interface Case {
  readonly name: string;
  readonly path?: string;
  readonly method?: string;
  readonly operation: object;
  readonly item?: object;
}

/** Texts that some language, shell or template would evaluate, or that break its literals. */
const evilTexts: Readonly<Record<string, string>> = {
  doubleQuote: 'say "hi"',
  singleQuote: "it's",
  backslash: 'a\\b\\',
  shellVariable: '$HOME ${HOME}',
  commandSubstitution: '$(id) `id`',
  rubyInterpolation: '#{1+1}',
  percentFormat: '%{x} %s %d %%',
  handlebars: '{{x}} {{{x}}} {% x %}',
  phpTag: '<?php echo 1 ?>',
  markup: '<b>&amp;</b>',
  emoji: 'naïve 🎉 日本',
  delimiters: 'a&b=c+d;e#f?g/h,i|j',
  percent: '100% %41 %zz',
  exclamation: '!history !!',
  comment: '// /* */ -- # x',
};

/** Only what a body can hold. */
const evilControls: Readonly<Record<string, string>> = {
  newlines: 'one\ntwo\r\nthree\ttab',
  separators: 'line\u2028paragraph\u2029',
  controls: 'bell\u0007 escape\u001b',
};

function examples(texts: Readonly<Record<string, string>>, wrap: (text: string) => unknown = (text) => text) {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, { value: wrap(text) }]));
}

const string = { type: 'string' };

function parameter(place: string, name: string, more: object): object {
  return { name, in: place, required: true, schema: string, ...more };
}

function body(type: string, media: object): object {
  return { requestBody: { required: true, content: { [type]: media } } };
}

function quoting(): Case[] {
  const all = { ...evilTexts, ...evilControls };
  // A header carries no control character, and no other white space at its ends.
  return [
    {
      name: 'evilPath',
      path: '/evil/{text}',
      operation: { parameters: [parameter('path', 'text', { examples: examples(all) })] },
    },
    {
      name: 'evilQuery',
      operation: { parameters: [parameter('query', 'text', { examples: examples(all) })] },
    },
    {
      name: 'evilHeader',
      operation: { parameters: [parameter('header', 'X-Text', { examples: examples(asciiOf(evilTexts)) })] },
    },
    {
      name: 'evilCookie',
      operation: { parameters: [parameter('cookie', 'text', { examples: examples(all) })] },
    },
    {
      name: 'evilJson',
      method: 'post',
      operation: body('application/json', { schema: {}, examples: examples(all, (text) => ({ text })) }),
    },
    {
      name: 'evilJsonKey',
      method: 'post',
      operation: body('application/json', {
        schema: {},
        examples: examples(all, (text) => ({ [text]: [text] })),
      }),
    },
    {
      name: 'evilForm',
      method: 'post',
      operation: body('application/x-www-form-urlencoded', {
        schema: { type: 'object' },
        examples: examples(all, (text) => ({ [text]: text })),
      }),
    },
    {
      name: 'evilPart',
      method: 'post',
      operation: body('multipart/form-data', {
        schema: { type: 'object' },
        examples: examples(all, (text) => ({ text })),
      }),
    },
    {
      name: 'evilText',
      method: 'post',
      operation: body('text/plain', { schema: string, examples: examples(all) }),
    },
    ...['filter[name]', '$top', 'a.b', 'a b', 'x-ü', '@type', 'q?'].map((name, index) => ({
      name: `queryName${index + 1}`,
      operation: { parameters: [parameter('query', name, { example: 'v w' })] },
    })),
  ];
}

function asciiOf(texts: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => /^[\x20-\x7e]+$/.test(text)));
}

function styles(): Case[] {
  const values = { primitive: 'blue', array: ['blue', 'black', 'a b'], object: { R: 100, G: 200, B: 150 } };
  const schemas: Readonly<Record<string, object>> = {
    primitive: string,
    array: { type: 'array', items: string },
    object: { type: 'object', additionalProperties: { type: 'integer' } },
  };
  const rows: readonly (readonly [place: string, style: string, explode: boolean])[] = [
    ...(['simple', 'label', 'matrix'] as const).flatMap(
      (style) =>
        [
          ['path', style, false],
          ['path', style, true],
        ] as const,
    ),
    ['query', 'form', false],
    ['query', 'form', true],
    ['header', 'simple', false],
    ['header', 'simple', true],
    ['cookie', 'form', false],
  ];
  const cases = rows.flatMap(([place, style, explode]) =>
    Object.entries(values).map(([kind, example]): Case => {
      const name = `${place}-${style}-${explode ? 'explode' : 'joined'}-${kind}`;
      const more = { style, explode, schema: schemas[kind], example };
      return {
        name,
        path: place === 'path' ? `/styles/${name}/{value}` : `/styles/${name}`,
        operation: { parameters: [parameter(place, place === 'header' ? 'X-Value' : 'value', more)] },
      };
    }),
  );
  const query = (name: string, more: object): Case => ({
    name,
    operation: { parameters: [parameter('query', 'value', more)] },
  });
  return [
    ...cases,
    query('space-array', {
      style: 'spaceDelimited',
      explode: false,
      schema: schemas.array,
      example: values.array,
    }),
    query('pipe-array', {
      style: 'pipeDelimited',
      explode: false,
      schema: schemas.array,
      example: values.array,
    }),
    query('deep-object', {
      style: 'deepObject',
      explode: true,
      schema: schemas.object,
      example: values.object,
    }),
    query('reserved', { allowReserved: true, example: 'a/b?c=d:f[g]@h' }),
    query('json-content', {
      schema: undefined,
      content: { 'application/json': { schema: {}, example: { a: [1, 'x y'] } } },
    }),
    query('empty', { example: '' }),
    {
      name: 'conditional',
      operation: { parameters: [parameter('header', 'If-None-Match', { example: '"abc"' })] },
    },
    query('number', { schema: { type: 'number' }, example: 1e21 }),
    query('boolean', { schema: { type: 'boolean' }, example: false }),
    query('empty-array', { required: false, schema: { type: 'array' }, example: [] }),
  ];
}

function forms(): Case[] {
  const type = 'application/x-www-form-urlencoded';
  const form = (name: string, example: object, encoding?: object): Case => ({
    name,
    method: 'post',
    operation: body(type, { schema: { type: 'object' }, example, ...(encoding ? { encoding } : {}) }),
  });
  return [
    form('form-plain', { a: 'x y', b: '', c: 1, d: true }),
    form('form-repeated', { tag: ['a', 'b', 'a'] }),
    form('form-object', { address: { city: 'Köln', zip: '1' } }),
    form('form-deep', { filter: { a: 'x', b: 'y z' } }, { filter: { style: 'deepObject', explode: true } }),
    form('form-joined', { tag: ['a', 'b'] }, { tag: { style: 'form', explode: false } }),
    form('form-pipe', { tag: ['a', 'b'] }, { tag: { style: 'pipeDelimited', explode: false } }),
    form('form-json', { meta: { a: 1 } }, { meta: { contentType: 'application/json' } }),
    form('form-numeric-keys', { 2: 'b', 1: 'a' }),
    form('form-empty', {}),
  ];
}

function multipart(): Case[] {
  const type = 'multipart/form-data';
  const binary = { type: 'string', contentMediaType: 'application/octet-stream' };
  const png = { type: 'string', contentMediaType: 'image/png' };
  const parts = (name: string, properties: object, example: object | undefined, encoding?: object): Case => ({
    name,
    method: 'post',
    operation: body(type, {
      schema: { type: 'object', properties, required: Object.keys(properties) },
      ...(example ? { example } : {}),
      ...(encoding ? { encoding } : {}),
    }),
  });
  return [
    parts('multipart-text', { title: string, note: string }, { title: 'a "b"', note: 'x\ny' }),
    parts('multipart-file', { title: string, file: binary }, undefined),
    parts('multipart-typed-file', { photo: png }, undefined, { photo: { contentType: 'image/png' } }),
    parts('multipart-files', { files: { type: 'array', items: binary, minItems: 2 } }, undefined),
    parts('multipart-json-part', { meta: { type: 'object' } }, { meta: { a: [1, null, { b: 'ü' }] } }),
    parts('multipart-typed-text', { csv: string }, { csv: 'a;b\n1;2' }, { csv: { contentType: 'text/csv' } }),
    parts('multipart-array', { tag: { type: 'array', items: string } }, { tag: ['a', 'b'] }),
    parts('multipart-at', { text: string }, { text: '@/etc/passwd' }),
    parts('multipart-angle', { text: string }, { text: '</etc/passwd;type=text/html' }),
  ];
}

function bodies(): Case[] {
  const json: Readonly<Record<string, unknown>> = {
    null: null,
    true: true,
    zero: 0,
    float: 1.5e-7,
    large: 1e21,
    text: 'plain',
    emptyText: '',
    emptyArray: [],
    emptyObject: {},
    nested: { a: [[], {}, [null, { b: [] }]], c: { d: {} } },
    mixed: {
      string: '1',
      number: 1,
      true: 'true',
      null: 'null',
      '': 'no name',
      nul: null,
      proto: { __proto__x: 1 },
    },
    list: [1, 'two', false, null],
  };
  const send = (name: string, type: string, media: object, method = 'post'): Case => ({
    name,
    method,
    operation: body(type, media),
  });
  const values = Object.entries(json).map(([name, value]) => [name, { value }] as const);
  return [
    send('json', 'application/json', { schema: {}, examples: Object.fromEntries(values) }),
    send(
      'json-suffix',
      'application/vnd.api+json',
      { schema: {}, example: { data: { type: 'x', id: '1' } } },
      'patch',
    ),
    send('json-charset', 'application/json; charset=utf-8', { schema: {}, example: { a: 'ü' } }, 'put'),
    send('json-delete', 'application/json', { schema: {}, example: { reason: 'x' } }, 'delete'),
    send('merge-patch', 'application/merge-patch+json', { schema: {}, example: { a: null } }, 'patch'),
    send('text', 'text/plain', { schema: string, example: ' leading and trailing \n\n' }),
    send('csv', 'text/csv', { schema: string, example: 'a,"b ""c"""\r\n1,2\r\n' }),
    send('xml-text', 'application/xml', {
      schema: string,
      example: '<?xml version="1.0"?><a b="c">&lt;ü</a>',
    }),
    send('xml', 'application/xml', {
      schema: {
        type: 'object',
        xml: { name: 'pet' },
        properties: { name: string, id: { type: 'integer', xml: { attribute: true } } },
      },
      example: { name: 'a & b', id: 1 },
    }),
    send('octets', 'application/octet-stream', {
      schema: { type: 'string', contentMediaType: 'application/octet-stream' },
    }),
    send('image', 'image/png', { schema: { type: 'string', contentMediaType: 'image/png' } }),
    send('ndjson', 'application/x-ndjson', { schema: string, example: '{"a":1}\n{"a":2}\n' }),
    send('graphql', 'application/graphql', {
      schema: string,
      example: 'query ($id: ID!) { user(id: $id) { name } }',
    }),
  ];
}

function servers(): Case[] {
  const at = (name: string, url: string, more: object = {}): Case => ({
    name,
    operation: { servers: [{ url, ...more }] },
  });
  return [
    at('server-operation', 'https://other.example.com/root'),
    at('server-port', 'https://api.example.com:8443'),
    at('server-plain', 'http://plain.example.com/v2/'),
    at('server-variables', 'https://{region}.example.com/{stage}', {
      variables: { region: { default: 'eu-1' }, stage: { default: 'v1', enum: ['v1', 'v2'] } },
    }),
    { name: 'server-path', operation: {}, item: { servers: [{ url: 'https://path.example.com' }] } },
  ];
}

const securitySchemes = {
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  headerKey: { type: 'apiKey', in: 'header', name: 'X-Api-Key' },
  queryKey: { type: 'apiKey', in: 'query', name: 'api key' },
  cookieKey: { type: 'apiKey', in: 'cookie', name: 'session' },
  oauth: {
    type: 'oauth2',
    flows: { clientCredentials: { tokenUrl: 'https://a.example/token', scopes: {} } },
  },
  mutual: { type: 'mutualTLS' },
  openId: { type: 'openIdConnect', openIdConnectUrl: 'https://a.example/.well-known/openid-configuration' },
};

function security(): Case[] {
  const secured = (name: string, ...requirements: object[]): Case => ({
    name,
    operation: { security: requirements },
  });
  const single = Object.keys(securitySchemes).map((name) => secured(`security-${name}`, { [name]: [] }));
  return [
    ...single,
    secured('security-mutual-and', { mutual: [], bearer: [] }),
    secured('security-and', { bearer: [], headerKey: [] }),
    secured('security-two-keys', { headerKey: [], queryKey: [], cookieKey: [] }),
    secured('security-or', { headerKey: [] }, { bearer: [] }),
    { name: 'security-none', operation: { security: [] } },
    {
      name: 'security-cookie-beside',
      operation: {
        security: [{ cookieKey: [] }],
        parameters: [parameter('cookie', 'theme', { example: 'dark' })],
      },
    },
    {
      name: 'security-query-beside',
      operation: { security: [{ queryKey: [] }], parameters: [parameter('query', 'page', { example: 2 })] },
    },
  ];
}

function methods(): Case[] {
  return ['get', 'post', 'put', 'patch', 'delete', 'head', 'options', 'trace'].map((method) => ({
    name: `method-${method}`,
    method,
    operation: {},
  }));
}

function merge(cases: readonly Case[]): Document {
  return Object.fromEntries(
    cases.map(({ name, path = `/cases/${name}`, method = 'get', operation, item = {} }) => [
      path,
      { ...item, [method]: { operationId: name, responses: { 200: { description: 'OK' } }, ...operation } },
    ]),
  );
}
