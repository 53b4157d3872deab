import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { bearer, freshEmail, openScene, password, type Reply, registration, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

/** A body that breaks no rule of its operation; `isOptional` where none may come too. */
type Target = { method: string; path: string; body: Record<string, unknown>; isOptional?: boolean };

const email = 'nobody@example.com';

const authBodies: [string, Record<string, unknown>][] = [
  ['/auth/register', registration(email)],
  ['/auth/verify-email', { token: 'x.y.z' }],
  ['/auth/resend-verification', { email }],
  ['/auth/login', { email, password, device_fingerprint: 'fp_7c9e6679f2b14c0a', remember_me: true }],
  ['/auth/logout', { all_devices: true }],
  ['/auth/refresh', { refresh_token: 'rt_2gXQ8jZv3mNkPqRs' }],
  ['/auth/password/reset-request', { email }],
  ['/auth/password/reset', { token: 'x', new_password: password }],
  ['/auth/password/change', { current_password: password, new_password: `${password}!` }],
  ['/auth/2fa/verify', { code: '123456', temporary_token: 'tmp_x' }],
  ['/auth/2fa/disable', { password }],
  ['/gdpr/consent/withdraw', { consent_type: 'marketing' }],
];

const post = (path: string, body: Record<string, unknown>): Target => ({ method: 'POST', path, body });

const targets: Record<string, Target[]> = {
  v1: [...authBodies, ['/gdpr/account/delete', { password }] as const].map(([path, body]) => ({
    ...post(`/v1${path}`, body),
    isOptional: path === '/auth/logout',
  })),
  v2: [
    ...authBodies.map(([path, body]) => ({
      ...post(`/v2${path}`, body),
      isOptional: path === '/auth/logout',
    })),
    { method: 'DELETE', path: '/v2/gdpr/account', body: { password } },
  ],
  accounts: [
    post('/api/v1/users', { username: 'john_doe', email, password, profile: { firstName: 'John' } }),
    post('/api/v1/auth/login', { username: 'john_doe', password, remember_me: true }),
    post('/api/v1/auth/refresh', { refresh_token: 'rt_2gXQ8jZv3mNkPqRs' }),
  ],
  internal: [post('/internal/feedback', { page: '/', helpful: true, comment: 'x', user_agent: 'y' })],
};

/** Operations that read no body, although their method could carry one. */
const bodiless =
  /^\/v\d\/(auth\/2fa\/(enable|backup-codes)|admin\/users\/\{user_id\}\/unlock|auth\/sessions\/\{session_id\}|security\/devices\/\{device_id\})$/;

const isOfApis = (path: string) => /^\/(v1|v2|api\/v1|internal)\//.test(path);

/** Everything that the store holds. */
async function contents(): Promise<unknown> {
  const { store } = used.services;
  const tables = await store.introspection.getTables();
  const rows = tables.map(async ({ name }) => {
    const { rows } = await sql`SELECT * FROM ${sql.table(name)}`.execute(store);
    return [name, rows.map((row) => JSON.stringify(row)).sort()];
  });
  return Object.fromEntries(await Promise.all(rows));
}

/** Everything that the store holds once what goes on behind answers, such as the delivery of webhooks, is done. */
async function settledContents(): Promise<unknown> {
  for (let seen = await contents(); ; ) {
    await sleep(250);
    const now = await contents();
    if (isDeepStrictEqual(now, seen)) return now;
    seen = now;
  }
}

const codeOf = ({ body }: Reply): string => body.errors?.[0].code ?? body.error?.code;

type Fault = { name: string; text: string | Buffer; headers?: Record<string, string>; answer: Answer };
type Answer = 'malformed' | 'invalid' | 'too large' | 'media type';

function faultsOf({ body, isOptional }: Target): Fault[] {
  const good = JSON.stringify(body);
  const [first = ''] = Object.keys(body);
  const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
  const withFirst = (json: string) => `{${JSON.stringify(first)}:${json},${good.slice(1)}`;
  const instead = (field: string, json: string) =>
    `{${Object.entries(body)
      .map(([name, value]) => `"${name}":${name === field ? json : JSON.stringify(value)}`)
      .join()}}`;
  const wrongTypes = Object.entries(body).flatMap(([field, value]): [string, string][] => {
    const others =
      typeof value === 'string' ? ['7', 'true'] : typeof value === 'boolean' ? ['"true"', '1'] : ['"x"'];
    return [...others, 'null', '[]', nested(500)].map((json) => [
      `${json.slice(0, 8)} for ${field}`,
      instead(field, json),
    ]);
  });
  return [
    ...(isOptional ? [] : [{ name: 'nothing', text: '', answer: 'malformed' } as const]),
    { name: 'no JSON', text: good.slice(0, -1), answer: 'malformed' },
    { name: 'broken UTF-8', text: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x7d]), answer: 'malformed' },
    { name: 'over 64 KiB', text: withFirst(`"${'x'.repeat(64 * 1024)}"`), answer: 'too large' },
    { name: 'a form', text: good, headers: { 'Content-Type': 'text/plain' }, answer: 'media type' },
    { name: 'deep nesting', text: nested(30_000), answer: 'invalid' },
    { name: 'an array', text: `[${good}]`, answer: 'invalid' },
    { name: 'a text', text: JSON.stringify(good), answer: 'invalid' },
    { name: 'a repeated key', text: withFirst(JSON.stringify(body[first])), answer: 'invalid' },
    { name: '__proto__', text: `{"__proto__":{},${good.slice(1)}`, answer: 'invalid' },
    { name: 'NUL', text: instead(first, '"a\\u0000b"'), answer: 'invalid' },
    { name: 'a lone surrogate', text: instead(first, '"a\\ud800b"'), answer: 'invalid' },
    ...wrongTypes.map(([name, text]) => ({ name, text, answer: 'invalid' }) as const),
  ];
}

/** What each API answers. */
function answerOf(api: string, answer: Answer): [number, string] {
  const tellsApart = api === 'v2' || api === 'accounts';
  if (answer === 'too large') return [413, 'PAYLOAD_TOO_LARGE'];
  if (answer === 'media type') return [415, 'UNSUPPORTED_MEDIA_TYPE'];
  if (answer === 'malformed') return [400, tellsApart ? 'MALFORMED_REQUEST' : 'VALIDATION_ERROR'];
  return [tellsApart ? 422 : 400, 'VALIDATION_ERROR'];
}

test('every operation with a body is in the table', () => {
  const routes = used.server
    .table()
    .filter(({ method, path }) => method !== 'get' && isOfApis(path) && !bodiless.test(path))
    .map(({ method, path }) => `${method.toUpperCase()} ${path}`);
  const listed = Object.values(targets).flat();
  expect(listed.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(routes.sort());
});

describe.each(Object.keys(targets))('bad input of %s', (api) => {
  test.each(targets[api] ?? [])('$method $path answers each fault and writes nothing', async (target) => {
    const scene = await openScene(used, 'v2');
    await scene.lift();
    const { access } = await scene.session();
    // Public operations of `accounts` look at a credential too, and would refuse one that is not theirs.
    const credential = api === 'accounts' ? {} : bearer(access);
    const before = await settledContents();
    const answers: unknown[] = [];
    const faults = faultsOf(target);
    for (const { text, headers } of faults) {
      const reply = await scene.send(target.method, target.path, text, { ...credential, ...headers });
      answers.push([reply.status, codeOf(reply)]);
    }
    const name = (index: number) => faults[index]?.name;
    expect(answers.map((answer, index) => [name(index), answer])).toEqual(
      faults.map((fault) => [fault.name, answerOf(api, fault.answer)]),
    );
    expect(await settledContents()).toEqual(before);
  });
});

/** Access tokens that only look like ours. */
async function forged(access: string): Promise<[string, string][]> {
  const claims = decodeJwt(access);
  const header = decodeProtectedHeader(access);
  const ours = await used.services.keys.signing.current();
  const foreign = generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;
  const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const sign = (more: object, key: typeof ours.private | typeof foreign, alg = 'RS256') =>
    new SignJWT({ ...claims, ...more }).setProtectedHeader({ ...header, alg }).sign(key);
  const iat = Number(claims.iat) + 3600;
  return [
    ['alg none', `${encode({ ...header, alg: 'none' })}.${encode(claims)}.`],
    ['alg None', `${encode({ ...header, alg: 'None' })}.${encode(claims)}.`],
    ['the key of somebody else', await sign({}, foreign)],
    ['another algorithm', await sign({}, ours.private, 'RS512')],
    ['a future iat', await sign({ iat, exp: iat + 900 }, ours.private)],
    ['another jti', await sign({ jti: randomUUID() }, ours.private)],
  ];
}

describe.each(['v1', 'v2'])('forged tokens at %s', (version) => {
  test('no operation accepts one, and nothing is written', async () => {
    const scene = await openScene(used, version);
    await scene.lift();
    const { access } = await scene.session();
    const tokens = await forged(access);
    const open =
      /\/auth\/(register|verify-email|resend-verification|login|refresh|password\/reset(-request)?)$/;
    const routes = used.server
      .table()
      .filter(({ path }) => path.startsWith(`/${version}/`) && !open.test(path))
      .map(({ method, path }) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/, 'x') }));
    expect(routes.length).toBeGreaterThan(15);
    const before = await settledContents();
    const answers: unknown[] = [];
    for (const { method, path } of routes) {
      const body = targets[version]?.find((target) => target.path === path)?.body;
      for (const [name, token] of tokens) {
        // With a temporary token verifyTwoFactor reads no credential.
        const { temporary_token: _, ...payload } = body ?? {};
        const reply = await scene.send(method, path, body && payload, bearer(token));
        answers.push([method, path, name, reply.status, codeOf(reply)]);
      }
    }
    expect(answers).toEqual(
      routes.flatMap(({ method, path }) =>
        tokens.map(([name]) => [method, path, name, 401, 'INVALID_TOKEN']),
      ),
    );
    expect(await settledContents()).toEqual(before);
    expect((await scene.me(access)).status).toBe(200);
  });
});

test('`accounts` accepts no forged token either', async () => {
  const scene: Scene = await openScene(used);
  const user = { username: `john_${randomUUID().slice(0, 8)}`, email: freshEmail(), password };
  const { id } = (await scene.post('/api/v1/users', user)).body;
  const { username } = user;
  const access = (await scene.post('/api/v1/auth/login', { username, password })).body.access_token;
  const before = await settledContents();
  for (const [name, token] of await forged(access)) {
    const read = await scene.get(`/api/v1/users/${id}`, bearer(token));
    expect([name, read.status, codeOf(read)]).toEqual([name, 401, 'INVALID_TOKEN']);
    const another = { username: 'jane_doe', email: freshEmail(), password, role: 'admin' };
    const made = await scene.post('/api/v1/users', another, bearer(token));
    expect([name, made.status, codeOf(made)]).toEqual([name, 401, 'INVALID_TOKEN']);
  }
  expect(await settledContents()).toEqual(before);
  expect((await scene.get(`/api/v1/users/${id}`, bearer(access))).status).toBe(200);
});
