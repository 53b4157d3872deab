import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { bearer, freshEmail, from, openScene, type Reply, type Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();
const password = 'Str0ngPass';

const freshName = () => `user_${randomUUID().slice(0, 8)}`;
const failure = ({ status, body }: Reply) => [status, body.error?.code];

function creation(more: Record<string, unknown> = {}) {
  const profile = { firstName: 'John', lastName: 'Doe' };
  return { username: freshName(), email: freshEmail(), password, profile, ...more };
}

async function user(scene: Scene, more: Record<string, unknown> = {}) {
  const body = creation(more);
  const reply = await scene.post('/api/v1/users', body);
  return { ...body, id: reply.body.id as string };
}

function logIn(scene: Scene, username: string, more: Record<string, unknown> = {}) {
  return scene.post('/api/v1/auth/login', { username, password, ...more });
}

async function session(scene: Scene) {
  const created = await user(scene);
  const { body } = await logIn(scene, created.username);
  return { ...created, access: body.access_token as string, refresh: body.refresh_token as string };
}

const renew = (scene: Scene, refresh_token: string) => scene.post('/api/v1/auth/refresh', { refresh_token });
const show = (scene: Scene, id: string, access: string) => scene.get(`/api/v1/users/${id}`, bearer(access));

test('a user is created, logs in, and sees themselves', async () => {
  const scene = await openScene(used);
  const given = creation();
  const created = await scene.post('/api/v1/users', given);
  const { id } = created.body;
  expect([created.status, created.headers.location]).toEqual([201, `/api/v1/users/${id}`]);
  expect(id).toMatch(/^user_[0-9a-f-]{36}$/);
  const shown = {
    id,
    username: given.username,
    email: given.email,
    profile: { firstName: 'John', lastName: 'Doe', avatar: null, bio: null },
    createdAt: start,
    updatedAt: start,
    isActive: true,
    role: 'user',
  };
  expect(created.body).toEqual(shown);
  const login = await logIn(scene, given.username);
  expect([login.status, login.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(login.body).toEqual({
    access_token: expect.stringMatching(/^ey/),
    refresh_token: expect.stringMatching(/^rt_/),
    expires_in: 3600,
    token_type: 'Bearer',
  });
  const reply = await show(scene, id, login.body.access_token);
  expect([reply.status, reply.body]).toEqual([200, shown]);
});

test('what is taken cannot be taken again', async () => {
  const scene = await openScene(used);
  const first = await user(scene);
  const name = await scene.post('/api/v1/users', creation({ username: first.username }));
  expect(name.status).toBe(409);
  expect(name.body).toEqual({
    error: {
      code: 'USERNAME_ALREADY_EXISTS',
      message: 'Another account has this username already.',
      details: [{ field: 'username', message: 'Another account has this username already.' }],
    },
  });
  const email = await scene.post('/api/v1/users', creation({ email: first.email.toUpperCase() }));
  expect(failure(email)).toEqual([409, 'EMAIL_ALREADY_EXISTS']);
});

test('every violation is listed with its field', async () => {
  const scene = await openScene(used);
  const reply = await scene.post('/api/v1/users', {
    username: 'a b',
    email: 'nobody',
    password: 'short',
    profile: { bio: 'x'.repeat(501), avatar: 'ftp://example.com' },
  });
  expect([reply.status, reply.body.error.code]).toEqual([422, 'VALIDATION_ERROR']);
  expect(reply.body.error.details.map(({ field }: { field: string }) => field)).toEqual([
    'username',
    'email',
    'password',
    'profile.avatar',
    'profile.bio',
  ]);
});

test('only an admin may say the role of a new user', async () => {
  const scene = await openScene(used);
  const { email, access } = await session(scene);
  const body = () => creation({ role: 'moderator' });
  expect(failure(await scene.post('/api/v1/users', body()))).toEqual([403, 'FORBIDDEN']);
  expect(failure(await scene.post('/api/v1/users', body(), bearer(access)))).toEqual([403, 'FORBIDDEN']);
  await scene.post('/controls/users/role', { email, role: 'admin' });
  const reply = await scene.post('/api/v1/users', body(), bearer(access));
  expect([reply.status, reply.body.role]).toEqual([201, 'moderator']);
  expect(failure(await scene.post('/api/v1/users', creation(), bearer('x')))).toEqual([401, 'INVALID_TOKEN']);
});

test('a user sees nobody else, and an admin sees everybody', async () => {
  const scene = await openScene(used);
  const one = await session(scene);
  const other = await session(scene);
  expect(failure(await show(scene, other.id, one.access))).toEqual([404, 'NOT_FOUND']);
  expect(failure(await show(scene, 'user_1', one.access))).toEqual([404, 'NOT_FOUND']);
  await scene.post('/controls/users/role', { email: one.email, role: 'admin' });
  expect((await show(scene, other.id, one.access)).body.username).toBe(other.username);
  expect(failure(await show(scene, `user_${randomUUID()}`, one.access))).toEqual([404, 'NOT_FOUND']);
});

test('a refresh token works once, and its reuse ends all sessions', async () => {
  const scene = await openScene(used);
  const { id, refresh } = await session(scene);
  const renewed = await renew(scene, refresh);
  expect([renewed.status, renewed.body.expires_in]).toEqual([200, 3600]);
  expect((await show(scene, id, renewed.body.access_token)).status).toBe(200);
  expect(failure(await renew(scene, refresh))).toEqual([403, 'REFRESH_TOKEN_REUSED']);
  expect(failure(await renew(scene, renewed.body.refresh_token))).toEqual([401, 'INVALID_REFRESH_TOKEN']);
  expect(failure(await show(scene, id, renewed.body.access_token))).toEqual([401, 'INVALID_TOKEN']);
});

test.each([
  [{}, 'P7D'],
  [{ remember_me: true }, 'P30D'],
])('with %j a refresh token lives %s', async (more, life) => {
  const scene = await openScene(used);
  const { username } = await user(scene);
  const { body } = await logIn(scene, username, more);
  await scene.advance(life);
  expect(failure(await renew(scene, body.refresh_token))).toEqual([401, 'INVALID_REFRESH_TOKEN']);
});

test('an access token lives an hour', async () => {
  const scene = await openScene(used);
  const { id, access } = await session(scene);
  await scene.advance('PT59M59S');
  expect((await show(scene, id, access)).status).toBe(200);
  await scene.advance('PT1S');
  expect(failure(await show(scene, id, access))).toEqual([401, 'TOKEN_EXPIRED']);
  expect(failure(await scene.get(`/api/v1/users/${id}`))).toEqual([401, 'AUTHENTICATION_REQUIRED']);
});

test('neither API takes the tokens of the other', async () => {
  const scene = await openScene(used);
  const account = await session(scene);
  const auth = await scene.session();
  expect((await scene.me(account.access)).status).toBe(401);
  expect((await scene.refresh(account.refresh)).status).toBe(401);
  expect(failure(await show(scene, account.id, auth.access))).toEqual([401, 'INVALID_TOKEN']);
  expect(failure(await renew(scene, auth.refresh))).toEqual([401, 'INVALID_REFRESH_TOKEN']);
});

test('five wrong passwords lock a user for 15 minutes', async () => {
  const scene = await openScene(used);
  const { username } = await user(scene);
  for (let count = 0; count < 5; count += 1) {
    expect(failure(await logIn(scene, username, { password: 'wrong' }))).toEqual([
      401,
      'INVALID_CREDENTIALS',
    ]);
  }
  expect(failure(await logIn(scene, username))).toEqual([403, 'ACCOUNT_LOCKED']);
  await scene.advance('PT15M');
  expect((await logIn(scene, username)).status).toBe(200);
  expect(failure(await logIn(scene, freshName()))).toEqual([401, 'INVALID_CREDENTIALS']);
});

test('a suspended user may do nothing', async () => {
  const scene = await openScene(used);
  const { id, email, username, access, refresh } = await session(scene);
  await scene.post('/controls/users/suspend', { email });
  for (const reply of [
    await logIn(scene, username),
    await renew(scene, refresh),
    await show(scene, id, access),
    await scene.post('/api/v1/users', creation(), bearer(access)),
  ]) {
    expect(failure(reply)).toEqual([403, 'ACCOUNT_SUSPENDED']);
  }
});

test('every answer tells where the client stands, and premium users may do ten times as much', async () => {
  const scene = await openScene(used);
  const { id, email, access } = await session(scene);
  const limits = ({ headers }: Reply) => [headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']];
  expect(limits(await show(scene, id, access))).toEqual(['1000', '999']);
  await scene.post('/controls/users/tier', { email, tier: 'premium' });
  expect(limits(await show(scene, id, access))).toEqual(['10000', '9999']);
  const elsewhere = from('198.51.100.7');
  expect(limits(await scene.send('DELETE', '/api/v1/users', undefined, elsewhere))).toEqual(['1000', '1000']);
  expect(limits(await scene.post('/api/v1/users', '{', elsewhere))).toEqual(['1000', '1000']);
  expect(limits(await scene.post('/api/v1/users', {}, elsewhere))).toEqual(['1000', '999']);
});

test('the limit of an address holds', async () => {
  const scene = await openScene(used);
  for (let count = 0; count < 1000; count += 1) await scene.post('/api/v1/auth/refresh', {});
  const reply = await scene.post('/api/v1/auth/refresh', {});
  expect(failure(reply)).toEqual([429, 'RATE_LIMIT_EXCEEDED']);
  expect([reply.headers['x-ratelimit-remaining'], reply.headers['retry-after']]).toEqual(['0', '3600']);
});

test('the errors of every API have the form of this one', async () => {
  const scene = await openScene(used);
  const path = '/api/v1/auth/login';
  const replies: [Reply, number, string][] = [
    [await scene.get(path), 405, 'METHOD_NOT_ALLOWED'],
    [await scene.get('/api/v1/nothing'), 404, 'NOT_FOUND'],
    [await scene.post(path, '{'), 400, 'MALFORMED_REQUEST'],
    [await scene.post(path, '[]'), 422, 'VALIDATION_ERROR'],
    [await scene.post(path, 'x'.repeat(65_537)), 413, 'PAYLOAD_TOO_LARGE'],
    [await scene.post(path, 'x', { 'Content-Type': 'text/plain' }), 415, 'UNSUPPORTED_MEDIA_TYPE'],
  ];
  await scene.post('/controls/failures', { operation: 'logIn', failure: 'error' });
  replies.push([await logIn(scene, 'john_doe'), 500, 'INTERNAL_SERVER_ERROR']);
  await scene.post('/controls/failures', { operation: 'logIn', failure: 'unavailable' });
  replies.push([await logIn(scene, 'john_doe'), 503, 'SERVICE_UNAVAILABLE']);
  for (const [reply, status, code] of replies) {
    expect([reply.status, reply.body]).toEqual([
      status,
      { error: { code, message: expect.any(String), details: expect.any(Array) } },
    ]);
    expect(reply.headers['x-ratelimit-limit']).toBe('1000');
  }
});
