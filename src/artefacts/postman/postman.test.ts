import { readFileSync } from 'node:fs';
import { Script } from 'node:vm';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { publication, tokens } from '../publication.test-data.ts';
import type { Collection, Environment, Item } from './format.ts';
import { postman } from './postman.ts';

const files = [...postman.files(publication)];
const collection = JSON.parse(String(files[0]?.content)) as Collection;
const items = collection.item.flatMap((folder) => folder.item.filter((item) => 'request' in item));

function itemNamed(name: string): Item {
  const item = items.find((each) => each.name === name);
  if (!item) throw new Error(`no item ${name} in ${items.map((each) => each.name)}`);
  return item;
}

test('writes a collection and an environment a server', () => {
  expect(files.map((file) => file.path)).toEqual([
    'postman/auth-v1.postman_collection.json',
    'postman/auth-v1.production.postman_environment.json',
    'postman/auth-v1.staging.postman_environment.json',
    'postman/auth-v1.localhost-8080-v1.postman_environment.json',
  ]);
});

test('is as the published schema says', () => {
  const path = new URL('../../../schemas/postman-collection-v2.1.0.json', import.meta.url);
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(path, 'utf8')));
  expect(validate(collection), JSON.stringify(validate.errors, null, 1)).toBe(true);
});

test('two builds are alike to the byte, ids are unique', () => {
  expect([...postman.files(structuredClone(publication))]).toEqual(files);
  const ids = items.flatMap((item) => [item.id, ...item.response.map((response) => response.id)]);
  expect(new Set(ids).size).toBe(ids.length);
  for (const id of ids)
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-5[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/);
});

test('has folders by tag and a request for each example and each operation without one', () => {
  expect(collection.info.name).toBe('Example Authentication API v1');
  expect(collection.item.map((folder) => [folder.name, folder.item.map((item) => item.name)])).toEqual([
    ['Authentication', ['Do login (basic)', 'Do login (with_remember)', 'Do refreshToken', 'Do status']],
    ['Operations', ['Do listSessions']],
  ]);
});

test('the bearer token is inherited, or refused where the operation has none', () => {
  expect(collection.auth).toEqual({
    type: 'bearer',
    bearer: [{ key: 'token', value: '{{access_token}}', type: 'string' }],
  });
  expect(itemNamed('Do login (basic)').request.auth).toEqual({ type: 'noauth' });
  const list = itemNamed('Do listSessions').request;
  expect(list.auth).toBeUndefined();
  expect(list.header).toEqual([]);
});

test('splits the URL, binds the user, switches unused parameters off', () => {
  expect(itemNamed('Do listSessions').request.url).toEqual({
    raw: '{{base_url}}/users/:user_id/sessions?page=2&q=a%20b',
    host: ['{{base_url}}'],
    path: ['users', ':user_id', 'sessions'],
    query: [
      { key: 'page', value: '2', description: 'Which page.' },
      { key: 'q', value: 'a%20b' },
      { key: 'per_page', value: '', description: 'How many.', disabled: true },
    ],
    variable: [{ key: 'user_id', value: '{{user_id}}', description: 'Whose sessions.' }],
  });
});

test('bodies bind tokens and keep braces of their own', () => {
  expect(itemNamed('Do refreshToken').request.body).toEqual({
    mode: 'raw',
    raw: '{\n  "refresh_token": "{{refresh_token}}"\n}',
    options: { raw: { language: 'json' } },
  });
  const login = itemNamed('Do login (basic)').request.body;
  expect(login).toMatchObject({ raw: expect.stringContaining('SecurePass123!\\u007b{x}}') });
});

test('saves each documented answer under the requests that it can answer', () => {
  const names = (item: string) => itemNamed(item).response.map((response) => response.name);
  expect(names('Do login (basic)')).toEqual(['200 success', '401 wrong_password', 'default Answer default.']);
  expect(names('Do login (with_remember)')).toEqual([
    '200 with_remember',
    '401 wrong_password',
    'default Answer default.',
  ]);
  const [success] = itemNamed('Do login (basic)').response;
  expect(success).toMatchObject({ code: 200, status: 'OK', _postman_previewlanguage: 'json' });
  expect(success?.header).toContainEqual({
    key: 'X-Request-Id',
    value: 'req_1',
    description: 'Names the request.',
  });
  expect(JSON.parse(success?.body ?? '')).toEqual(tokens);
});

/** Runs a script as Postman would, against a stand-in for its `pm`. */
function run(
  exec: readonly string[] = [],
  given: { status?: number; body?: unknown; environment?: object; auth?: string } = {},
) {
  const environment: Record<string, string> = { ...given.environment };
  const failures: string[] = [];
  const sent: { url: string; body: { raw: string } }[] = [];
  const response = { code: given.status ?? 200, json: () => given.body };
  const pm = {
    environment: {
      get: (name: string) => environment[name],
      set: (name: string, value: string) => {
        environment[name] = value;
      },
    },
    request: { auth: given.auth ? { type: given.auth } : undefined },
    response: {
      ...response,
      to: { have: { status: (code: number) => expect(response.code).toBe(code) } },
    },
    expect: (value: object) => ({
      to: {
        include: {
          all: {
            keys: (...keys: string[]) => expect(Object.keys(value)).toEqual(expect.arrayContaining(keys)),
          },
        },
        be: { oneOf: (codes: number[]) => expect(codes).toContain(value) },
      },
    }),
    test: (name: string, check: () => void) => {
      try {
        check();
      } catch {
        failures.push(name);
      }
    },
    sendRequest: (request: (typeof sent)[number], done: (error: null, answer: typeof response) => void) => {
      sent.push(request);
      done(null, response);
    },
  };
  new Script(exec.join('\n')).runInNewContext({ pm, console });
  return { environment, failures, sent };
}

test('the test script judges the status and the properties, and keeps tokens', () => {
  const exec = itemNamed('Do login (basic)').event?.[0]?.script.exec;
  const before = Date.now();
  const good = run(exec, { body: tokens });
  expect(good.failures).toEqual([]);
  expect(good.environment).toMatchObject({
    access_token: tokens.data.access_token,
    refresh_token: tokens.data.refresh_token,
    user_id: 'usr_1a2B3c4D',
  });
  expect(Number(good.environment.token_expiry)).toBeGreaterThanOrEqual(before + 900_000);
  const bad = run(exec, { status: 401, body: { errors: [] } });
  expect(bad.failures).toEqual(['status is 200', 'body has the documented properties']);
  expect(bad.environment).toEqual({});
});

test('without a paired answer every documented success passes', () => {
  const exec = itemNamed('Do status').event?.[0]?.script.exec;
  expect(run(exec, { status: 200 }).failures).toEqual([]);
  expect(run(exec, { status: 500 }).failures).toEqual(['status is 200']);
});

test('the pre-request script renews an expired token, and only then', () => {
  const exec = collection.event?.[0]?.script.exec;
  const environment = { base_url: 'http://localhost:8080/v1', refresh_token: 'rt_old', token_expiry: '1000' };
  const renewed = run(exec, { environment, body: tokens });
  expect(renewed.sent[0]?.url).toBe('http://localhost:8080/v1/auth/refresh');
  expect(JSON.parse(renewed.sent[0]?.body.raw ?? '')).toEqual({ refresh_token: 'rt_old' });
  expect(renewed.environment.refresh_token).toBe('rt_2gXQ8jZv3mNkPqRs');
  expect(run(exec, { environment, auth: 'noauth' }).sent).toEqual([]);
  expect(
    run(exec, { environment: { ...environment, token_expiry: String(Date.now() + 60_000) } }).sent,
  ).toEqual([]);
  expect(run(exec, { environment: { base_url: 'x' } }).sent).toEqual([]);
  const refused = run(exec, { environment, status: 401, body: {} });
  expect(refused.environment.refresh_token).toBe('rt_old');
});

test('environments have the server, and what the documentation prints as secrets', () => {
  const environment = JSON.parse(String(files[2]?.content)) as Environment;
  expect(environment.name).toBe('Example Authentication API v1 - Staging');
  expect(environment.values.map(({ key, value, type }) => [key, value, type])).toEqual([
    ['base_url', 'https://staging.example.com/v1', 'default'],
    ['access_token', tokens.data.access_token, 'secret'],
    ['refresh_token', tokens.data.refresh_token, 'secret'],
    ['token_expiry', '', 'default'],
    ['user_id', 'usr_1a2B3c4D', 'default'],
  ]);
});
