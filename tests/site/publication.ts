import type { Version } from '../../src/model/docs.ts';
import type { Example } from '../../src/model/example.ts';
import type { Guide } from '../../src/model/guide.ts';
import type { Json, JsonObject, Schema } from '../../src/model/json.ts';
import type { Location } from '../../src/model/location.ts';
import type { NamedExample, Operation, Response } from '../../src/model/operation.ts';
import type { Proof } from '../../src/model/proof.ts';
import type { Publication } from '../../src/model/publication.ts';
import type { Snippet } from '../../src/model/snippet.ts';
import { schemas } from './schemas.ts';

const file = 'spec/shop/v1/openapi.yaml';
const at = (pointer: string): Location => ({ file, pointer });

const document: JsonObject = {
  openapi: '3.1.0',
  info: { title: 'Shop API', version: '1.4.0' },
  components: { schemas },
};

function example(name: string, value: Json, summary = ''): NamedExample {
  return { name, summary, description: '', value, location: at(`/examples/${name}`) };
}

function response(status: string, description: string, schema: Schema, examples: NamedExample[]): Response {
  const location = at(`/responses/${status}`);
  return {
    status,
    description,
    headers: [
      {
        name: 'X-RateLimit-Remaining',
        description: 'Requests left in the **window**.',
        required: false,
        schema: { type: 'integer', minimum: 0 },
        example: 4,
        location,
      },
    ],
    content: [{ type: 'application/json', schema, examples, encoding: {}, location }],
    location,
  };
}

const failure = (code: string, title: string): Json => ({ errors: [{ id: 'err_1', code, title }] });

const placeOrder: Operation = {
  api: 'shop',
  version: 'v1',
  id: 'placeOrder',
  slug: 'place-order',
  method: 'POST',
  path: '/customers/{customer_id}/orders',
  summary: 'Place an order',
  description: `Places an order for a customer. See [reading one](#tag/Orders/operation/getOrder).

## When to use it

Use it once for each basket; \`{{handlebars}}\` and {{{more}}} are plain text here.

<script>alert('script')</script><img src="../../../../assets/icon.svg" onerror="alert(1)"> [harmless](javascript:alert(2)) <b>bold</b>

| state | meaning |
| --- | --- |
| new | just placed |`,
  tags: ['Orders'],
  tagSlug: 'orders',
  deprecated: false,
  security: [{ bearer: ['orders:write'] }, { key: [] }],
  servers: [],
  parameters: [
    {
      name: 'customer_id',
      in: 'path',
      description: '# Owner\n\nWhose order it is.',
      required: true,
      deprecated: false,
      style: 'simple',
      explode: false,
      allowReserved: false,
      schema: { type: 'string', pattern: '^cus_[a-z0-9]+$' },
      examples: [example('default', 'cus_1')],
      location: at('/paths/~1orders/post/parameters/0'),
    },
    {
      name: 'expand',
      in: 'query',
      description: 'What to include.',
      required: false,
      deprecated: true,
      style: 'form',
      explode: false,
      allowReserved: false,
      schema: { type: 'array', items: { type: 'string', enum: ['lines', 'customer'] }, maxItems: 2 },
      examples: [],
      location: at('/paths/~1orders/post/parameters/1'),
    },
  ],
  requestBody: {
    description: 'The basket.',
    required: true,
    content: [
      {
        type: 'application/json',
        schema: { $ref: '#/components/schemas/Order' },
        examples: [example('basic', { lines: [{ sku: 'A-1', quantity: 2 }] })],
        encoding: {},
        location: at('/paths/~1orders/post/requestBody'),
      },
    ],
    location: at('/paths/~1orders/post/requestBody'),
  },
  responses: [
    response('201', 'The order was placed.', { $ref: '#/components/schemas/Order' }, [
      example('basic', { id: 'ord_1', lines: [{ sku: 'A-1', quantity: 2 }] }, 'One line'),
    ]),
    response('422', 'The basket is not valid.', { $ref: '#/components/schemas/Errors' }, [
      example('empty', failure('EMPTY_BASKET', 'The basket is empty'), 'Empty basket'),
      example('unknown', failure('UNKNOWN_SKU', 'No such article'), 'Unknown article'),
    ]),
    response('429', 'Too many requests.', { $ref: '#/components/schemas/Errors' }, [
      example('limited', failure('RATE_LIMITED', 'Slow down')),
    ]),
  ],
  codeSamples: [],
  rateLimits: [
    {
      id: 'order-per-user',
      limit: 1000,
      window: 'PT1H',
      per: 'user',
      policy: 'sliding_window',
      location: at('/x'),
    },
  ],
  location: at('/paths/~1orders/post'),
};

const getOrder: Operation = {
  ...placeOrder,
  id: 'getOrder',
  slug: 'get-order',
  method: 'GET',
  path: '/orders/{order_id}',
  summary: 'Read an order',
  description: 'Returns one order.',
  deprecated: true,
  security: [],
  parameters: [],
  rateLimits: [],
  responses: placeOrder.responses.slice(0, 1),
  location: at('/paths/~1orders~1{order_id}/get'),
};
delete (getOrder as { requestBody?: unknown }).requestBody;

const guideText = `

# Getting started

First [place an order](#tag/Orders/operation/placeOrder), then read [the other guide](other.md#details).

## 1. Send it

\`\`\`bash
  curl -s https://shop.example.com/orders \\
    -H "Authorization: Bearer $ACCESS_TOKEN" <<'END'
{"a": "<b>&amp;"}
END
\`\`\`

\`\`\`json response=201
{
  "id": "ord_1"
}
\`\`\`

\`\`\`python illustration="a sketch"
print("hello")
\`\`\`
`;

const guideFile = 'guides/shop/v1/getting-started.md';

const gettingStarted: Guide = {
  path: 'getting-started',
  api: 'shop',
  version: 'v1',
  title: 'Getting started',
  description: 'From nothing to the first order.',
  frontMatter: {},
  markdown: guideText,
  diagrams: [],
  blocks: [
    {
      number: 1,
      kind: 'command',
      language: 'bash',
      text: `  curl -s https://shop.example.com/orders \\
    -H "Authorization: Bearer $ACCESS_TOKEN" <<'END'
{"a": "<b>&amp;"}
END
`,
      exit: 0,
      location: { file: guideFile, line: 9, column: 1 },
    },
    {
      number: 2,
      kind: 'response',
      language: 'json',
      text: '{\n  "id": "ord_1"\n}\n',
      status: '201',
      exit: 0,
      location: { file: guideFile, line: 16, column: 1 },
    },
    {
      number: 3,
      kind: 'illustration',
      language: 'python',
      text: 'print("hello")\n',
      reason: 'a sketch',
      exit: 0,
      location: { file: guideFile, line: 22, column: 1 },
    },
  ],
  location: { file: guideFile, line: 1, column: 1 },
};

const other: Guide = {
  ...gettingStarted,
  path: 'other',
  title: 'Another guide',
  description: '',
  markdown: '\n## Details\n\nBack to [the start](getting-started.md).\n',
  blocks: [],
  location: { file: 'guides/shop/v1/other.md', line: 1, column: 1 },
};

const shared: Guide = {
  path: 'conventions',
  title: 'Conventions',
  description: 'What all versions share.',
  frontMatter: {},
  markdown: '# Conventions\n\nTimes are UTC.\n',
  diagrams: [],
  blocks: [],
  location: { file: 'guides/conventions.md', line: 1, column: 1 },
};

const orderShipped: Operation = {
  ...getOrder,
  id: 'orderShipped',
  slug: 'order-shipped',
  method: 'POST',
  path: 'order.shipped',
  summary: 'An order was shipped',
  description: 'Comes once for each parcel.',
  tags: [],
  tagSlug: 'webhooks',
  security: [],
  parameters: [],
  requestBody: {
    description: '',
    required: true,
    content: [
      {
        type: 'application/json',
        schema: { $ref: '#/components/schemas/Order' },
        examples: [example('default', { id: 'ord_1', lines: [] })],
        encoding: {},
        location: at('/webhooks/order.shipped/post/requestBody'),
      },
    ],
    location: at('/webhooks/order.shipped/post/requestBody'),
  },
  responses: [{ status: '204', description: 'Heard.', headers: [], content: [], location: at('/webhooks') }],
};

const version: Version = {
  api: 'shop',
  id: 'v1',
  label: 'v1 (Current)',
  openapi: '3.1.0',
  info: {
    title: 'Shop API',
    version: '1.4.0',
    description: 'Sells things.\n\n## Money\n\nAmounts are in cents.',
    contact: { name: 'Support', email: 'api@shop.example.com' },
    license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
  },
  servers: [{ url: 'https://shop.example.com/v1', description: 'Production', location: at('/servers/0') }],
  tags: [
    { name: 'Orders', slug: 'orders', description: 'Everything about orders.' },
    { name: 'Returns', slug: 'returns', description: '' },
  ],
  operations: [
    {
      ...placeOrder,
      callbacks: [
        {
          name: 'onPaid',
          operation: { ...orderShipped, path: '{$request.body#/callback_url}', summary: 'It was paid' },
        },
      ],
    },
    getOrder,
  ],
  webhooks: [orderShipped],
  securitySchemes: {
    bearer: {
      name: 'bearer',
      type: 'http',
      scheme: 'bearer',
      bearerFormat: 'JWT',
      description: 'A token from **login**.\n\n# Life of a token\n\nShort.',
      location: at('/components/securitySchemes/bearer'),
    },
    key: {
      name: 'key',
      type: 'apiKey',
      in: 'header',
      parameterName: 'X-Api-Key',
      description: '',
      location: at('/components/securitySchemes/key'),
    },
  },
  errorCodes: [
    {
      code: 'EMPTY_BASKET',
      status: '422',
      category: 'Validation',
      meaning: 'The basket has no line.',
      cause: 'The client sent it too early.',
      fix: 'Add an article first.',
      location: at('/x-error-codes/EMPTY_BASKET'),
    },
    {
      code: 'RATE_LIMITED',
      status: '429',
      category: 'Limits',
      meaning: 'Too many requests.',
      cause: 'A loop.',
      fix: 'Wait as `Retry-After` says.',
      location: at('/x-error-codes/RATE_LIMITED'),
    },
  ],
  facts: [
    {
      id: 'lifetimes.basket',
      value: 5400,
      unit: 'seconds',
      terms: ['basket'],
      location: at('/x-lifetimes/basket'),
    },
  ],
  flows: [],
  guides: [gettingStarted, other],
  document,
  digest: '0'.repeat(64),
  deprecated: false,
  location: { file, pointer: '' },
};

const legacy: Version = {
  ...version,
  id: 'v0',
  label: 'v0 (Legacy)',
  deprecated: true,
  operations: [{ ...placeOrder, version: 'v0', description: 'Places an order.' }],
  guides: [],
};

const basic: Example = {
  operation: placeOrder,
  name: 'basic',
  slug: 'basic',
  summary: 'One line',
  origin: 'documented',
  request: {
    method: 'POST',
    origin: 'https://shop.example.com',
    target: '/v1',
    headers: [],
    credentials: [],
    files: [],
  },
  location: at('/examples/basic'),
};

const second: Example = { ...basic, name: 'gift', slug: 'gift', summary: 'As a gift' };

/** Texts that templates and parsers like to change: leading blanks and newlines, tabs, entities, a carriage return. */
const texts: Readonly<Record<string, string>> = {
  curl: `curl -X POST 'https://shop.example.com/v1/orders' \\\n  -H "Authorization: Bearer $ACCESS_TOKEN" \\\n  -d '{"note": "<b>&amp;</b> {{x}} \\u2028"}'\n`,
  'javascript-fetch': `\n\n  const answer = await fetch(\`https://shop.example.com/\${id}\`);\n\tif (!answer.ok) throw new Error('</code></pre>');\n`,
  go: 'package main\r\n\nfunc main() {\n\t// tab\n\tprintln("<&>")\n}\n\n\n',
};

const snippets: Snippet[] = [basic, second].flatMap((item) =>
  Object.entries(texts).map(([language, text]) => ({
    example: item,
    language,
    text,
    path: `snippets/shop/v1/place-order/${item.slug}.${language}.txt`,
  })),
);

const proofs: Proof[] = [
  {
    id: 'shop/v1/placeOrder/basic/curl',
    kind: 'snippet',
    source: at('/examples/basic'),
    state: 'proven',
    strength: 'body as documented',
    language: 'curl',
    artefact: { path: 'snippets/shop/v1/place-order/basic.curl.txt', sha256: 'ab'.repeat(32) },
    ranAt: '2025-10-29T12:34:56Z',
    findings: [],
    shown: { request: 'POST /v1/orders HTTP/1.1\n\n{}', response: 'HTTP/1.1 201 Created\n\n{"id": "…"}' },
  },
  {
    id: 'shop/v1/placeOrder/basic/javascript-fetch',
    kind: 'snippet',
    source: at('/examples/basic'),
    state: 'failed',
    ranAt: '2025-10-29T12:34:56Z',
    findings: [
      {
        severity: 'error',
        rule: 'response-body',
        message: '`id` is missing.',
        location: at('/examples/basic'),
      },
    ],
  },
  {
    id: 'shop/v1/placeOrder/basic/go',
    kind: 'snippet',
    source: at('/examples/basic'),
    state: 'not-proven',
    reason: 'go is not installed',
    findings: [],
  },
  {
    id: 'guides/shop/v1/getting-started#1',
    kind: 'block',
    source: { file: guideFile, line: 9 },
    state: 'proven',
    strength: 'ran',
    ranAt: '2025-10-29T12:34:56Z',
    findings: [],
  },
];

/** A small publication with each construct that pages print. */
export const publication: Publication = {
  docs: {
    site: {
      title: 'Shop Documentation',
      tagline: 'Everything that the shop can do, run before it was printed',
      url: 'https://docs.shop.example.com',
      color: '#2563eb',
      organisation: 'Shop Inc.',
      repository: 'https://github.com/example/shop',
      feedback: 'https://feedback.shop.example.com/v1',
      navbar: [{ title: 'Limits', href: '/shop/v1/limits/' }],
      footer: [{ title: 'Help', links: [{ title: 'Conventions', href: '/guides/conventions/' }] }],
      redirects: {
        '/docs/orders': '/shop/v1/orders/',
        '/docs/orders#post-orders': '/shop/v1/orders/place-order/',
        '/old.html': '/shop/v1/errors/#EMPTY_BASKET',
        '/../outside': '/',
      },
    },
    apis: [{ id: 'shop', title: 'Shop API', versions: [version, legacy] }],
    guides: [shared],
    flowSources: [],
    current: 'shop/v1',
    findings: [],
    sources: {},
  },
  examples: [basic, second],
  snippets,
  proofs,
  languages: [
    { id: 'curl', title: 'curl', grammar: 'bash' },
    { id: 'javascript-fetch', title: 'JavaScript', grammar: 'javascript' },
    { id: 'go', title: 'Go', grammar: 'go' },
  ],
  target: 'reference',
  builtAt: '2025-10-29T12:34:56Z',
  toolVersion: '0.1.0',
};
