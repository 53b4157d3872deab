import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import { describe, expect, test } from 'vitest';
import { useRedis } from './redis.ts';
import { bearer, openScene, password, type Reply, type Scene } from './scene.ts';
import { testConfig, useDatabase, useServer } from './test-server.ts';

const refused = [401, 'INVALID_TOKEN'];
const told = ({ status, body }: Reply) => [
  status,
  ...(body?.errors ?? []).map(({ code }: { code: string }) => code),
];
const failNext = (scene: Scene) =>
  scene.post('/controls/failures', { operation: 'getCurrentUser', failure: 'error' });

describe('in memory', () => {
  const used = useServer();

  test('the store is asked once about a token that has ended', async () => {
    const scene = await openScene(used);
    const { access } = await scene.session();
    await scene.post('/v1/auth/logout', {}, bearer(access));
    expect(told(await scene.me(access))).toEqual(refused);
    await failNext(scene);
    expect(told(await scene.me(access))).toEqual(refused);
  });

  test('a store that fails puts nobody on the list', async () => {
    const scene = await openScene(used);
    const { access } = await scene.session();
    await failNext(scene);
    expect((await scene.me(access)).status).toBe(500);
    expect((await scene.me(access)).status).toBe(200);
  });

  test('a suspended user is not on the list, since a suspension can be lifted', async () => {
    const scene = await openScene(used, 'v2');
    const { access, email } = await scene.session();
    await scene.post('/controls/users/suspend', { email });
    expect(told(await scene.me(access))).toEqual([403, 'ACCOUNT_SUSPENDED']);
    const { store } = used.services;
    await store.updateTable('users').set({ is_active: true }).where('email', '=', email).execute();
    expect((await scene.me(access)).status).toBe(200);
  });

  test('an entry runs out by the real clock, and a scene whose clock stands is refused all the same', async () => {
    const scene = await openScene(used);
    const { access } = await scene.session();
    // In the scene the token has a second left, which the entry gets too.
    await scene.advance('PT14M59S');
    await scene.post('/v1/auth/logout', {}, bearer(access));
    expect(told(await scene.me(access))).toEqual(refused);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await failNext(scene);
    expect((await scene.me(access)).status).toBe(500);
    expect(told(await scene.me(access))).toEqual(refused);
    await scene.advance('PT1S');
    expect(told(await scene.me(access))).toEqual([401, 'TOKEN_EXPIRED']);
  });
});

describe('in Redis, between two servers', () => {
  const folder = mkdtempSync(join(tmpdir(), 'denylist-'));
  const keyFile = join(folder, 'key.pem');
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const redis = useRedis();
  const isEmbedded = testConfig().database.host === '';
  const shared = isEmbedded ? { APP_DATABASE_NAME: join(folder, 'data.db') } : useDatabase();
  const settings = {
    ...shared,
    APP_KEYS_PRIVATE_KEY_FILE: keyFile,
    APP_SECURITY_SECRET_KEY: randomUUID(),
    get APP_REDIS_URL() {
      return redis.url;
    },
  };
  const one = useServer(settings);
  const two = useServer(settings);

  /** A user with a session, as both servers see them. */
  async function openBoth() {
    const [here, there] = [await openScene(one, 'v2'), await openScene(two, 'v2')];
    const session = await here.session();
    expect((await there.me(session.access)).status).toBe(200);
    return { here, there, ...session };
  }
  type Both = Awaited<ReturnType<typeof openBoth>>;

  const endings: [string, (both: Both) => Promise<unknown>, unknown[]][] = [
    ['a logout', ({ here, access }) => here.post('/v2/auth/logout', {}, bearer(access)), refused],
    [
      'a logout everywhere from another session',
      async ({ here, email }) => {
        const { body } = await here.logIn(email);
        await here.post('/v2/auth/logout', { all_devices: true }, bearer(body.data.access_token));
      },
      refused,
    ],
    [
      'a password change in another session',
      async ({ here, email }) => {
        const { body } = await here.logIn(email);
        const change = { current_password: password, new_password: 'N3w!Secret-Of-Mine' };
        await here.post('/v2/auth/password/change', change, bearer(body.data.access_token));
      },
      refused,
    ],
    [
      'a deletion',
      ({ here, access }) => here.send('DELETE', '/v2/gdpr/account', { password }, bearer(access)),
      refused,
    ],
    [
      'a suspension',
      ({ here, email }) => here.post('/controls/users/suspend', { email }),
      [403, 'ACCOUNT_SUSPENDED'],
    ],
    [
      'a suspension by an SQL statement',
      ({ email }) =>
        one.services.store
          .updateTable('users')
          .set({ is_active: false })
          .where('email', '=', email)
          .execute(),
      [403, 'ACCOUNT_SUSPENDED'],
    ],
  ];
  test.each(endings)('%s is seen by the very next request at the other server', async (_, end, expected) => {
    const both = await openBoth();
    await end(both);
    expect(told(await both.there.me(both.access))).toEqual(expected);
    expect(told(await both.here.me(both.access))).toEqual(expected);
  });

  test('what one server refused the other refuses without asking the store, for as long as the token lives', async () => {
    const { here, there, access } = await openBoth();
    await here.post('/v2/auth/logout', {}, bearer(access));
    await here.me(access);
    await failNext(there);
    expect(told(await there.me(access))).toEqual(refused);
    const client = new Redis(redis.url);
    const keys = await client.keys('suma:ended-tokens:*');
    const lives = await Promise.all(keys.map((key) => client.pttl(key)));
    expect(lives.length).toBeGreaterThan(0);
    for (const life of lives) expect(life > 0 && life <= 900_000).toBe(true);
    await client.flushall();
    client.disconnect();
    await failNext(there);
    expect((await there.me(access)).status).toBe(500);
    expect(told(await there.me(access))).toEqual(refused);
  });

  test('when Redis is gone the store alone decides', async () => {
    const { here, there, access, email } = await openBoth();
    const other = (await here.logIn(email)).body.data.access_token;
    await redis.stop();
    await here.post('/v2/auth/logout', {}, bearer(access));
    expect(told(await there.me(access))).toEqual(refused);
    expect(told(await there.me(access))).toEqual(refused);
    expect((await there.me(other)).status).toBe(200);
    expect(two.logged.some((line) => line.includes('the denylist is out of reach'))).toBe(true);
  });
});
