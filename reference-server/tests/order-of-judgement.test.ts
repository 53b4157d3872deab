import { expect, test } from 'vitest';
import { bearer, codes, freshEmail, from, openScene, password, registration, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const tooLarge = JSON.stringify({ email: 'x'.repeat(64 * 1024) });
const asText = { 'Content-Type': 'text/plain' };

/** Uses a limit of the scene's address up. */
async function exhaust(scene: Scene, path: string, times: number): Promise<void> {
  for (let count = 0; count < times; count += 1) await scene.post(path, {});
}

/** Each request has two faults at once; the one that is judged first must be answered. */
const pairs: [string, (scene: Scene) => Promise<[number, string]>][] = [
  [
    'path before method and size',
    async (scene) => first(await scene.send('PUT', '/v1/auth/nothing', tooLarge), 404, 'NOT_FOUND'),
  ],
  [
    'method before size',
    async (scene) => first(await scene.send('PUT', '/v1/auth/login', tooLarge), 405, 'METHOD_NOT_ALLOWED'),
  ],
  [
    'method before media type',
    async (scene) =>
      first(await scene.send('DELETE', '/v1/auth/login', 'x', asText), 405, 'METHOD_NOT_ALLOWED'),
  ],
  [
    'size before media type',
    async (scene) => first(await scene.post('/v1/auth/login', tooLarge, asText), 413, 'PAYLOAD_TOO_LARGE'),
  ],
  [
    'media type before syntax',
    async (scene) => first(await scene.post('/v1/auth/login', '{', asText), 415, 'UNSUPPORTED_MEDIA_TYPE'),
  ],
  [
    'syntax before the limit of an address',
    async (scene) => {
      await exhaust(scene, '/v1/auth/login', 5);
      return first(await scene.post('/v1/auth/login', '{'), 400, 'VALIDATION_ERROR');
    },
  ],
  [
    'the limit of an address before validation',
    async (scene) => {
      await exhaust(scene, '/v1/auth/login', 5);
      return first(await scene.post('/v1/auth/login', {}), 429, 'RATE_LIMIT_EXCEEDED');
    },
  ],
  [
    'the limit of an address before state',
    async (scene) => {
      const { email } = await scene.user();
      await exhaust(scene, '/v1/auth/register', 2);
      return first(await scene.post('/v1/auth/register', registration(email)), 429, 'RATE_LIMIT_EXCEEDED');
    },
  ],
  [
    'media type before authentication',
    async (scene) => first(await scene.post('/v1/auth/logout', 'x', asText), 415, 'UNSUPPORTED_MEDIA_TYPE'),
  ],
  [
    'syntax before authentication',
    async (scene) => first(await scene.post('/v1/auth/logout', '{'), 400, 'VALIDATION_ERROR'),
  ],
  [
    'authentication before validation',
    async (scene) =>
      first(await scene.post('/v1/auth/logout', { all_devices: 'yes' }), 401, 'AUTHENTICATION_REQUIRED'),
  ],
  [
    'authorisation before validation',
    async (scene) => {
      const { email, access } = await scene.session();
      await scene.post('/controls/users/suspend', { email });
      const reply = await scene.post('/v1/auth/logout', { all_devices: 'yes' }, bearer(access));
      return first(reply, 403, 'ACCOUNT_LOCKED');
    },
  ],
  [
    'validation before the limit of an email address',
    async (scene) => {
      const email = freshEmail();
      for (let count = 0; count < 10; count += 1) await scene.logIn(email, {}, from(`198.51.100.${count}`));
      const reply = await scene.logIn(email, { remember_me: 'yes' }, from('198.51.100.99'));
      return first(reply, 400, 'VALIDATION_ERROR');
    },
  ],
  [
    'the limit of an email address before state',
    async (scene) => {
      const { email } = await scene.verifiedUser();
      const guess = (count: number) => scene.logIn(email, { password: 'wrong' }, from(`198.51.100.${count}`));
      for (let count = 0; count < 10; count += 1) await guess(count);
      return first(await guess(99), 429, 'RATE_LIMIT_EXCEEDED');
    },
  ],
  [
    'the limit of a user before the state of a refresh token',
    async (scene) => {
      const { refresh } = await scene.session();
      for (let count = 0; count < 10; count += 1) await scene.refresh(refresh);
      return first(await scene.refresh(refresh), 429, 'RATE_LIMIT_EXCEEDED');
    },
  ],
];

function first(reply: Awaited<ReturnType<Scene['post']>>, status: number, code: string): [number, string] {
  expect([reply.status, codes(reply)[0]]).toEqual([status, code]);
  return [status, code];
}

test.each(pairs)('%s', async (_, judge) => {
  const [status, code] = await judge(await openScene(used));
  expect(status).toBeGreaterThanOrEqual(400);
  expect(code).not.toBe('INTERNAL_SERVER_ERROR');
});

test('the thousandth request of an hour is the last of a user', async () => {
  const scene = await openScene(used);
  const { access } = await scene.session();
  for (let count = 0; count < 1000; count += 1) await scene.me(access);
  const refused = await scene.me(access);
  expect([refused.status, refused.headers['x-ratelimit-limit']]).toEqual([429, '1000']);
  // v1 counts everything that has no limit of its own together.
  expect((await scene.post('/v1/auth/logout', { all_devices: 'yes' }, bearer(access))).status).toBe(429);
  await scene.advance('PT15M');
  expect(codes(await scene.me(access))).toEqual(['TOKEN_EXPIRED']);
});

test('every answer of v1, good or bad, says that v1 ends', async () => {
  const scene = await openScene(used);
  const { email, access } = await scene.session();
  const replies = [
    await scene.me(access),
    await scene.logIn(email),
    await scene.get('/v1/users/me'),
    await scene.get('/v1/nothing'),
    await scene.get('/v1/%zz'),
    await scene.send('PUT', '/v1/users/me'),
    await scene.post('/v1/auth/login', tooLarge),
    await scene.post('/v1/auth/login', '{'),
  ];
  expect(replies.map(({ status }) => status)).toEqual([200, 200, 401, 404, 404, 405, 413, 400]);
  for (const { headers } of replies) {
    expect(headers).toMatchObject({
      deprecation: '@1759276800',
      sunset: 'Fri, 01 Oct 2027 00:00:00 GMT',
      link: '<https://api.sumafinance.com/v2>; rel="successor-version"',
      'content-type': 'application/json',
    });
    expect(headers).not.toHaveProperty('etag');
  }
  expect((await scene.get('/health')).headers).not.toHaveProperty('deprecation');
});

test('405 names the methods that a path answers', async () => {
  const scene = await openScene(used);
  expect((await scene.get('/v1/auth/login')).headers.allow).toBe('POST');
  expect((await scene.post('/v1/users/me', {})).headers.allow).toBe('GET');
  expect((await scene.send('OPTIONS', '/v1/auth/login')).headers.allow).toBe('POST');
  expect((await scene.send('PUT', '/mailbox/api/v1/messages')).headers.allow).toBe('GET, DELETE');
});

test('a request that is refused before it is judged counts against no limit', async () => {
  const scene = await openScene(used);
  for (let count = 0; count < 20; count += 1) await scene.post('/v1/auth/login', '{');
  expect((await scene.logIn(freshEmail(), { password })).status).toBe(401);
});
