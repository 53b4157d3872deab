import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createServer } from '../src/server.ts';
import { makePostgres, type OwnPostgres } from './own-postgres.ts';
import { bearer, freshEmail, openScene, password, type Reply, registration, type Scene } from './scene.ts';
import { type TestServer, testConfig } from './test-server.ts';

const used = { logged: [] as string[] } as TestServer;
let postgres: OwnPostgres;

beforeAll(async () => {
  postgres = await makePostgres();
  await postgres.start();
  Object.assign(
    used,
    await createServer(
      testConfig(postgres.settings),
      pino({ level: 'error' }, { write: (line: string) => void used.logged.push(line) }),
    ),
  );
  await used.server.initialize();
});
afterAll(async () => {
  await used.server?.stop();
  await postgres?.remove();
});

type Call = { name: string; send: () => Promise<Reply>; isShaped: (reply: Reply) => boolean };

const isAuthError = ({ body }: Reply) =>
  body.errors.length === 1 &&
  /^err_[0-9a-f-]{36}$/.test(body.errors[0].id) &&
  body.errors[0].status === '503' &&
  body.errors[0].code === 'SERVICE_UNAVAILABLE' &&
  typeof body.errors[0].title === 'string' &&
  typeof body.errors[0].detail === 'string';

const isAccountsError = ({ body, headers }: Reply) =>
  body.error.code === 'SERVICE_UNAVAILABLE' &&
  typeof body.error.message === 'string' &&
  Array.isArray(body.error.details) &&
  /^err_/.test(headers['x-request-id'] ?? '');

/** Reads and writes of every API, each of which succeeds as long as the store does. */
async function callsOf(scene: Scene): Promise<Call[]> {
  const calls: Call[] = [];
  for (const version of ['v1', 'v2']) {
    const client = await openScene(used, version);
    await client.lift();
    const { email, access } = await client.session();
    const of = (name: string, send: () => Promise<Reply>) =>
      calls.push({ name: `${version} ${name}`, send, isShaped: isAuthError });
    of('getCurrentUser', () => client.me(access));
    of('login', () => client.logIn(email));
    of('register', () => client.post(client.path('/auth/register'), registration(freshEmail())));
    of('listSessions', () => client.get(client.path('/auth/sessions'), bearer(access)));
  }
  const username = `john_${randomUUID().slice(0, 8)}`;
  const user = { username, email: freshEmail(), password };
  const { id } = (await scene.post('/api/v1/users', user)).body;
  const logIn = () => scene.post('/api/v1/auth/login', { username, password });
  const token = (await logIn()).body.access_token;
  const getUser = () => scene.get(`/api/v1/users/${id}`, bearer(token));
  calls.push({ name: 'logIn', send: logIn, isShaped: isAccountsError });
  calls.push({ name: 'getUser', send: getUser, isShaped: isAccountsError });
  calls.push({ name: 'getHealth', send: () => scene.get('/health'), isShaped: isAccountsError });
  return calls;
}

const isFine = ({ status }: Reply) => status === 200 || status === 201;

/** Gives up on an answer that does not come; connecting alone may take five seconds. */
async function within(seconds: number, { name, send }: Call): Promise<Reply> {
  const late = sleep(seconds * 1000).then(() => Promise.reject(new Error(`${name} gave no answer`)));
  return Promise.race([send(), late]);
}

test.each(['SIGQUIT', 'SIGKILL'] as const)(
  'PostgreSQL ended by %s in mid-run is 503, and the same server recovers',
  async (signal) => {
    const scene = await openScene(used);
    await scene.lift();
    const calls = await callsOf(scene);
    expect((await Promise.all(calls.map((call) => within(20, call)))).map(isFine)).toEqual(
      calls.map(() => true),
    );

    let isEnding = false;
    const during: [string, Reply, Call][] = [];
    const loops = calls.map(async (call) => {
      while (!isEnding) during.push([call.name, await within(20, call), call]);
    });
    await sleep(300);
    await postgres.kill(signal);
    isEnding = true;
    await Promise.all(loops);
    for (const [name, reply, { isShaped }] of during) {
      const isExpected = isFine(reply) || (reply.status === 503 && isShaped(reply));
      expect(
        isExpected,
        `${name}: ${reply.status} ${used.logged.filter((l) => !/ECONNREFUSED/.test(l))}`,
      ).toBe(true);
    }
    expect(during.some(([, reply]) => isFine(reply))).toBe(true);

    for (const call of calls) {
      const reply = await within(20, call);
      expect([call.name, reply.status, call.isShaped(reply)]).toEqual([call.name, 503, true]);
    }

    await postgres.start();
    for (const call of calls) expect([call.name, isFine(await within(20, call))]).toEqual([call.name, true]);
  },
);
