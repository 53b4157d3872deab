import { describe, expect, test } from 'vitest';
import type { Json } from '../model/json.ts';
import type { Operation, SecurityScheme } from '../model/operation.ts';
import { media, operation, parameter } from './operation.test-data.ts';
import { keyOf, toHttpRequest } from './to-http-request.ts';

const location = { file: 'openapi.yaml' };

function scheme(name: string, more: Partial<SecurityScheme>): SecurityScheme {
  return { name, type: 'http', description: '', location, ...more };
}

function make(
  of: Partial<Operation>,
  values: Readonly<Record<string, Json>> = {},
  schemes: readonly SecurityScheme[] = [],
  url = 'https://api.example.com/v1',
) {
  return toHttpRequest(
    operation(of),
    { parameters: new Map(Object.entries(values)) },
    {
      server: { url, description: '', location },
      securitySchemes: Object.fromEntries(schemes.map((each) => [each.name, each])),
    },
  );
}

describe('targets', () => {
  test('a template is filled, encoded once', () => {
    const parameters = [parameter('path', 'id'), parameter('path', 'a.b')];
    const values = { 'path:id': 'a/b?ü%20', 'path:a.b': 5 };
    expect(make({ path: '/x/{id}/{a.b}.json', parameters }, values).target).toBe(
      '/v1/x/a%2Fb%3F%C3%BC%2520/5.json',
    );
  });

  test('query parameters stand in the order of the document, keys before values', () => {
    const parameters = [
      parameter('query', 'b'),
      parameter('query', 'a[]', { explode: true }),
      parameter('query', 'no'),
    ];
    const values = { 'query:a[]': ['x y', '&'], 'query:b': '' };
    expect(make({ parameters }, values).target).toBe('/v1/orders?b=&a%5B%5D=x%20y&a%5B%5D=%26');
  });

  test('an empty list leaves no trace', () => {
    expect(make({ parameters: [parameter('query', 'a')] }, { 'query:a': [] }).target).toBe('/v1/orders');
  });

  test('allowReserved keeps what is reserved, and encodes the rest', () => {
    const parameters = [parameter('query', 'q', { allowReserved: true })];
    expect(make({ parameters }, { 'query:q': 'a/b?c=d e%2F%' }).target).toBe(
      '/v1/orders?q=a/b?c=d%20e%2F%25',
    );
  });

  test('a parameter with content is JSON in one piece', () => {
    const parameters = [parameter('query', 'filter', { content: media('application/json') })];
    expect(make({ parameters }, { 'query:filter': { a: [1] } }).target).toBe(
      '/v1/orders?filter=%7B%22a%22%3A%5B1%5D%7D',
    );
  });

  test.each([
    ['https://api.example.com', 'https://api.example.com', '/orders'],
    ['https://api.example.com/', 'https://api.example.com', '/orders'],
    ['http://localhost:8080/v1/', 'http://localhost:8080', '/v1/orders'],
    ['/v2', 'http://localhost', '/v2/orders'],
    ['', 'http://localhost', '/orders'],
  ])('server %j', (url, origin, target) => expect(make({}, {}, [], url)).toMatchObject({ origin, target }));
});

describe('headers', () => {
  test('parameters, but for those that the specification ignores', () => {
    const parameters = ['X-Tag', 'Accept', 'content-type', 'AUTHORIZATION'].map((name) =>
      parameter('header', name),
    );
    const values = Object.fromEntries(parameters.map((each) => [keyOf(each), 'a b']));
    expect(make({ parameters }, values).headers).toEqual([{ name: 'X-Tag', value: 'a b' }]);
  });

  test('cookies in one header', () => {
    const parameters = [parameter('cookie', 'a'), parameter('cookie', 'b', { explode: true })];
    const values = { 'cookie:a': 'x;y', 'cookie:b': ['1', '2'] };
    expect(make({ parameters }, values).headers).toEqual([{ name: 'Cookie', value: 'a=x%3By; b=1; b=2' }]);
  });
});

describe('credentials', () => {
  const bearer = scheme('token', { scheme: 'bearer', example: 'abc' });
  const key = scheme('key', { type: 'apiKey', in: 'header', parameterName: 'X-Key', example: 'k1' });

  test('of the first alternative, all its schemes together', () => {
    const security = [{ token: [], key: [] }, { other: [] }];
    expect(make({ security }, {}, [bearer, key])).toMatchObject({
      headers: [
        {
          name: 'Authorization',
          value: 'Bearer abc',
          credential: { kind: 'pieces', pieces: ['Bearer ', { variable: 'ACCESS_TOKEN' }] },
        },
        { name: 'X-Key', value: 'k1', credential: { kind: 'pieces', pieces: [{ variable: 'API_KEY' }] } },
      ],
      credentials: [
        { variable: 'ACCESS_TOKEN', literal: 'abc' },
        { variable: 'API_KEY', literal: 'k1' },
      ],
    });
  });

  test('none where none is asked for', () => {
    expect(make({ security: [] }, {}, [bearer])).toMatchObject({ headers: [], credentials: [] });
    expect(make({ security: [{}, { token: [] }] }, {}, [bearer]).headers).toEqual([]);
  });

  test('in the query, in a cookie, with names of their own when there are several', () => {
    const query = scheme('Public key', {
      type: 'apiKey',
      in: 'query',
      parameterName: 'api key',
      example: 'a b',
    });
    const cookie = scheme('session', { type: 'apiKey', in: 'cookie', parameterName: 'sid', example: 's1' });
    const made = make({ security: [{ 'Public key': [], session: [] }] }, {}, [query, cookie]);
    expect(made.target).toBe('/v1/orders?api%20key=a%20b');
    expect(made.targetPieces).toEqual(['/v1/orders', '?', 'api%20key=', made.credentials[0]]);
    expect(made.headers).toEqual([
      {
        name: 'Cookie',
        value: 'sid=s1',
        credential: { kind: 'pieces', pieces: ['sid=', made.credentials[1]] },
      },
    ]);
    expect(made.credentials.map((each) => each.variable)).toEqual(['API_KEY_PUBLIC_KEY', 'API_KEY_SESSION']);
  });

  test('Basic as user and password, OAuth as a bearer token, x-docs-env over all', () => {
    const basic = scheme('basic', { scheme: 'basic', example: 'john:pä:ss', variable: 'LOGIN' });
    const [header] = make({ security: [{ basic: [] }] }, {}, [basic]).headers;
    expect(header?.credential).toEqual({
      kind: 'basic',
      username: { variable: 'LOGIN_USERNAME', literal: 'john' },
      password: { variable: 'LOGIN_PASSWORD', literal: 'pä:ss' },
    });
    expect(Buffer.from(header?.value.slice(6) ?? '', 'base64').toString()).toBe('john:pä:ss');
    const unnamed = make({ security: [{ basic: [] }] }, {}, [scheme('basic', { scheme: 'basic' })]);
    expect(unnamed.credentials.map(({ variable }) => variable)).toEqual(['API_USERNAME', 'API_PASSWORD']);
    const oauth = scheme('oauth', { type: 'oauth2' });
    expect(make({ security: [{ oauth: [] }] }, {}, [oauth]).headers[0]?.value).toMatch(/^Bearer /);
  });

  test.each([
    ['digest', 'Digest c1'],
    ['dpop', 'DPoP c1'],
    ['acme', 'acme c1'],
  ])('another http scheme, %s, by its registered name', (name, value) => {
    const other = scheme('other', { scheme: name, example: 'c1' });
    expect(make({ security: [{ other: [] }] }, {}, [other])).toMatchObject({
      headers: [{ name: 'Authorization', value }],
      credentials: [{ variable: 'API_CREDENTIALS', literal: 'c1' }],
    });
  });

  test('mutual TLS names two files, beside what else is asked for', () => {
    const mutual = scheme('mtls', { type: 'mutualTLS' });
    expect(make({ security: [{ mtls: [], key: [] }] }, {}, [mutual, key])).toMatchObject({
      clientCertificate: { certificate: 'CLIENT_CERT', key: 'CLIENT_KEY' },
      headers: [{ name: 'X-Key' }],
      credentials: [{ variable: 'API_KEY' }],
    });
  });

  test('one Authorization, and one variable of a name', () => {
    const schemes = [bearer, scheme('oauth', { type: 'oauth2', example: 'abc' })];
    expect(make({ security: [{ token: [], oauth: [] }] }, {}, schemes)).toMatchObject({
      headers: [{ name: 'Authorization', value: 'Bearer abc' }],
      credentials: [{ variable: 'ACCESS_TOKEN' }],
    });
  });

  test('cookies and keys of every place stand beside parameters, which do not repeat them', () => {
    const inQuery = scheme('q', { type: 'apiKey', in: 'query', parameterName: 'key', example: '1/2' });
    const inCookie = scheme('c', { type: 'apiKey', in: 'cookie', parameterName: 'sid', example: 's' });
    const parameters = [
      parameter('query', 'page'),
      parameter('query', 'key'),
      parameter('cookie', 'sid'),
      parameter('cookie', 'lang'),
    ];
    const values = { 'query:page': 2, 'query:key': 'x', 'cookie:sid': 'y', 'cookie:lang': 'de' };
    const made = make({ parameters, security: [{ q: [], c: [] }] }, values, [inQuery, inCookie]);
    const [first, second] = made.credentials;
    expect(made.target).toBe('/v1/orders?page=2&key=1%2F2');
    expect(made.targetPieces).toEqual(['/v1/orders?page=2', '&', 'key=', first]);
    expect(made.headers).toEqual([
      {
        name: 'Cookie',
        value: 'lang=de; sid=s',
        credential: { kind: 'pieces', pieces: ['lang=de', '; ', 'sid=', second] },
      },
    ]);
  });

  test('a header parameter does not repeat a credential', () => {
    const parameters = [parameter('header', 'x-key')];
    expect(
      make({ parameters, security: [{ key: [] }] }, { 'header:x-key': 'z' }, [key]).headers,
    ).toHaveLength(1);
  });
});
