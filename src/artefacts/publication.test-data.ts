import type { Version } from '../model/docs.ts';
import type { Example, HttpRequest } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import type { MediaType, NamedExample, Operation, Response } from '../model/operation.ts';
import type { Publication } from '../model/publication.ts';

const location = { file: 'spec/auth/v1/openapi.yaml', line: 1, column: 1 };
const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJ1c3JfMSJ9.c2lnbmF0dXJl';

export const tokens = {
  data: {
    access_token: jwt,
    refresh_token: 'rt_2gXQ8jZv3mNkPqRs',
    expires_in: 900,
    user: { id: 'usr_1a2B3c4D' },
  },
  message: 'Welcome back',
};

const problem = { errors: [{ id: 'err_1', status: '401', code: 'INVALID_CREDENTIALS' }] };

function named(name: string, value: Json, requestExample?: string): NamedExample {
  return { name, summary: '', description: '', value, location, ...(requestExample && { requestExample }) };
}

function media(...examples: readonly NamedExample[]): MediaType {
  return { type: 'application/json', schema: {}, examples, encoding: {}, location };
}

function answer(status: string, ...examples: readonly NamedExample[]): Response {
  const header = {
    name: 'X-Request-Id',
    description: 'Names the request.',
    required: true,
    schema: {},
    location,
  };
  return {
    status,
    description: `Answer ${status}.\nMore about it.`,
    headers: [{ ...header, example: 'req_1' }],
    content: examples.length > 0 ? [media(...examples)] : [],
    location,
  };
}

function operation(changes: Partial<Operation> & Pick<Operation, 'id' | 'method' | 'path'>): Operation {
  return {
    api: 'auth',
    version: 'v1',
    slug: changes.id.toLowerCase(),
    summary: `Do ${changes.id}`,
    description: `Does **${changes.id}**.`,
    tags: ['Authentication'],
    tagSlug: 'authentication',
    deprecated: false,
    security: [],
    servers: [],
    parameters: [],
    responses: [],
    rateLimits: [],
    codeSamples: [],
    location,
    ...changes,
  };
}

const basic = named('basic', { email: 'john.doe@example.com', password: 'SecurePass123!{{x}}' });
const remembered = named('with_remember', { email: 'john.doe@example.com', remember_me: true });

const login = operation({
  id: 'login',
  method: 'POST',
  path: '/auth/login',
  requestBody: { description: '', required: true, content: [media(basic, remembered)], location },
  responses: [
    answer('200', named('success', tokens, 'basic'), named('with_remember', tokens)),
    answer('401', named('wrong_password', problem)),
    answer('default'),
  ],
});

const refresh = operation({
  id: 'refreshToken',
  method: 'POST',
  path: '/auth/refresh',
  responses: [answer('200', named('success', tokens, 'current'))],
});

const parameter = {
  required: false,
  deprecated: false,
  style: 'form',
  explode: true,
  allowReserved: false,
  schema: {},
  examples: [],
  location,
};

const listSessions = operation({
  id: 'listSessions',
  method: 'GET',
  path: '/users/{user_id}/sessions',
  tags: [],
  tagSlug: 'operations',
  deprecated: true,
  security: [{ bearerAuth: [] }],
  parameters: [
    { ...parameter, name: 'user_id', in: 'path', description: 'Whose sessions.', required: true },
    { ...parameter, name: 'page', in: 'query', description: 'Which page.' },
    { ...parameter, name: 'per_page', in: 'query', description: 'How many.' },
  ],
  responses: [answer('200', named('default', { data: [] })), answer('204')],
});

const status = operation({ id: 'status', method: 'GET', path: '/status/{part}', responses: [answer('200')] });

function request(changes: Partial<HttpRequest>): HttpRequest {
  return {
    method: 'POST',
    origin: 'https://api.example.com',
    target: '/v1/auth/login',
    headers: [{ name: 'Content-Type', value: 'application/json' }],
    credentials: [],
    files: [],
    ...changes,
  };
}

function example(of: Operation, name: string, sent: Partial<HttpRequest>): Example {
  const response = of.responses[0];
  const content = response?.content[0];
  const found = content?.examples.find((each) => (each.requestExample ?? each.name) === name);
  return {
    operation: of,
    name,
    slug: name.replaceAll('_', '-'),
    summary: '',
    origin: 'documented',
    request: request({ method: of.method, ...sent }),
    ...(response && found && { response: { response, mediaType: 'application/json', example: found } }),
    location,
  };
}

function json(value: Json): Pick<HttpRequest, 'body'> {
  return { body: { kind: 'json', mediaType: 'application/json', value } };
}

const credentials = [{ variable: 'ACCESS_TOKEN', literal: jwt }];

const examples: readonly Example[] = [
  example(login, 'basic', json(basic.value)),
  example(login, 'with_remember', json(remembered.value)),
  example(refresh, 'current', {
    target: '/v1/auth/refresh',
    ...json({ refresh_token: 'rt_2gXQ8jZv3mNkPqRs' }),
  }),
  example(listSessions, 'default', {
    target: '/v1/users/usr_1a2B3c4D/sessions?page=2&q=a%20b',
    headers: [
      {
        name: 'Authorization',
        value: `Bearer ${jwt}`,
        credential: { kind: 'pieces', pieces: ['Bearer ', { variable: 'ACCESS_TOKEN', literal: jwt }] },
      },
    ],
    credentials,
  }),
];

const version: Version = {
  api: 'auth',
  id: 'v1',
  label: 'v1',
  openapi: '3.0.3',
  info: { title: 'Example Authentication API', version: '1.0.0', description: 'All about **logging in**.' },
  servers: [
    { url: 'https://api.example.com/v1', description: 'Production', location },
    { url: 'https://staging.example.com/v1', description: 'Staging, with test data', location },
    { url: 'http://localhost:8080/v1', description: '', location },
  ],
  tags: [{ name: 'Authentication', slug: 'authentication', description: 'Log in and *out*.' }],
  operations: [login, refresh, listSessions, status],
  securitySchemes: {
    bearerAuth: {
      name: 'bearerAuth',
      type: 'http',
      scheme: 'bearer',
      description: '',
      example: jwt,
      location,
    },
  },
  errorCodes: [],
  facts: [],
  flows: [],
  guides: [],
  document: {},
  digest: 'ab'.repeat(32),
  deprecated: false,
  location,
};

const docs: Publication['docs'] = {
  site: { title: 'Example', tagline: '', url: '', color: '#2563eb', organisation: 'Example' },
  apis: [{ id: 'auth', title: 'Example Authentication API', versions: [version] }],
  guides: [],
  flowSources: [],
  current: 'auth/v1',
  findings: [],
  sources: {},
};

/** A small API: a login with two examples, a refresh, an authenticated list, an operation without an example. */
export const publication: Publication = {
  docs,
  examples,
  snippets: examples.map((each) => ({
    example: each,
    language: 'curl',
    text: 'curl\n',
    path: `snippets/auth/v1/${each.operation.slug}/${each.slug}.curl.sh`,
  })),
  proofs: [],
  languages: [{ id: 'curl', title: 'cURL', grammar: 'bash' }],
  builtAt: '2025-10-29T12:34:56Z',
  toolVersion: '0.1.0',
};
