import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, type TestContext, test } from 'vitest';
import { startReference } from '../respect/reference.ts';
import { programs } from './languages.ts';
import { openStage, type Stage } from './stage.ts';

const bin = mkdtempSync(join(tmpdir(), 'docproof-programs-'));
let server: Awaited<ReturnType<typeof startReference>>;

beforeAll(async () => {
  server = await startReference();
});
afterAll(() => {
  server.stop();
  rmSync(bin, { recursive: true, force: true });
});

describe.each(programs)('the program in $language', ({ prepare, env }) => {
  let start: readonly string[];
  beforeAll(() => {
    start = prepare(bin);
  });

  const open = async ({ onTestFinished }: TestContext, options?: { limited: boolean }): Promise<Stage> => {
    const stage = await openStage(server.port, { start, ...(env && { env }) }, options);
    onTestFinished(() => stage.close());
    return stage;
  };

  /** A stage on which the user is registered and logged in. */
  const openSession = async (context: TestContext, options?: { limited: boolean }): Promise<Stage> => {
    const stage = await open(context, options);
    await runWell(stage, ['register', 'login'], context);
    stage.takeCalls();
    return stage;
  };

  const storedIn = ({ folder }: Stage) => JSON.parse(readFileSync(join(folder, 'session.json'), 'utf8'));

  test.concurrent('registers, verifies, logs in, calls and logs out, and then the session is over', async (context) => {
    const { expect } = context;
    const stage = await open(context);
    await runWell(stage, [], context);
    expect(stage.takeCalls()).toEqual([
      'POST /auth/register 201',
      'POST /auth/verify-email 200',
      'POST /auth/login 200',
      'GET /users/me 200',
      'GET /auth/sessions 200',
      'POST /auth/logout 200',
    ]);
    const { access_token, refresh_token } = stage.last('POST /auth/login').answer.data;
    expect((await stage.send('GET', '/users/me', undefined, access_token)).status).toBe(401);
    expect((await stage.send('POST', '/auth/refresh', { refresh_token })).status).toBe(401);
    expect(() => storedIn(stage)).toThrow();
  });

  test.concurrent('refreshes a token that the server calls expired, and repeats the call once', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    const old = storedIn(stage);
    await stage.advance('PT15M');
    await runWell(stage, ['me'], context);
    expect(stage.takeCalls()).toEqual(['GET /users/me 401', 'POST /auth/refresh 200', 'GET /users/me 200']);
    const { body, answer } = stage.last('POST /auth/refresh');
    expect(body).toEqual({ refresh_token: old.refresh_token });
    const { access_token, refresh_token } = answer.data;
    expect(storedIn(stage)).toMatchObject({ access_token, refresh_token });
    expect(statSync(join(stage.folder, 'session.json')).mode & 0o777).toBe(0o600);
    expect(stage.last('GET /users/me').headers.authorization).toBe(`Bearer ${access_token}`);
  });

  test.concurrent('refreshes once for many calls, a minute before expiry', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    const lasting = (seconds: number) =>
      stage.front.fault('POST /auth/login', (answer) => ({
        ...answer,
        body: answer.body.replace(/"expires_in": ?\d+/, `"expires_in":${seconds}`),
      }));
    lasting(120);
    await runWell(stage, ['login', 'overview'], context);
    const calls = ['GET /users/me 200', 'GET /auth/sessions 200', 'GET /security/devices 200'].sort();
    const [, ...late] = stage.takeCalls();
    expect(late.sort()).toEqual(calls);
    lasting(59);
    await runWell(stage, ['login', 'overview'], context);
    const [, refresh, ...rest] = stage.takeCalls();
    expect(refresh).toBe('POST /auth/refresh 200');
    expect(rest.sort()).toEqual(calls);
    const { access_token } = stage.last('POST /auth/refresh').answer.data;
    for (const { headers } of stage.front.seen.slice(-3)) {
      expect(headers.authorization).toBe(`Bearer ${access_token}`);
    }
  });

  test.concurrent('refreshes once for many calls that were refused', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    await stage.advance('PT15M');
    await runWell(stage, ['overview'], context);
    const calls = stage.takeCalls();
    expect(calls.filter((call) => call.startsWith('POST'))).toEqual(['POST /auth/refresh 200']);
    expect(calls.filter((call) => call.startsWith('GET') && call.endsWith(' 200'))).toHaveLength(3);
  });

  test.concurrent('logs in again when its refresh token was used by somebody else', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    const { refresh_token } = storedIn(stage);
    expect((await stage.send('POST', '/auth/refresh', { refresh_token })).status).toBe(200);
    await stage.advance('PT15M');
    await runWell(stage, ['me'], context);
    expect(stage.takeCalls()).toEqual([
      'GET /users/me 401',
      'POST /auth/refresh 403',
      'POST /auth/login 200',
      'GET /users/me 200',
    ]);
    expect(storedIn(stage).refresh_token).toBe(stage.last('POST /auth/login').answer.data.refresh_token);
  });

  test.concurrent('logs in again when the session was ended elsewhere, without a refresh', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    await stage.send('POST', '/auth/logout', { all_devices: true }, storedIn(stage).access_token);
    await runWell(stage, ['me'], context);
    expect(stage.takeCalls()).toEqual(['GET /users/me 401', 'POST /auth/login 200', 'GET /users/me 200']);
  });

  test.concurrent.for<[string, (given: string) => string]>([
    ['seconds', (given) => given],
    ['a date', (given) => new Date(Date.now() + (Number(given) + 1) * 1000).toUTCString()],
  ])('waits as long as Retry-After says in %s', async ([, print], context) => {
    const { expect } = context;
    const stage = await openSession(context, { limited: true });
    await useUp(stage, 9);
    await stage.advance('PT58S');
    stage.front.fault('POST /auth/login', ({ headers, ...answer }) => ({
      ...answer,
      headers: { ...headers, 'retry-after': print(String(headers['retry-after'])) },
    }));
    await runWell(stage, ['login'], context);
    expect(stage.takeCalls()).toEqual(['POST /auth/login 429', 'POST /auth/login 200']);
  });

  test.concurrent('does not wait for an hour', async (context) => {
    const { expect } = context;
    const stage = await open(context, { limited: true });
    for (let attempt = 1; attempt <= 3; attempt++) await stage.send('POST', '/auth/register', {});
    const { code, stderr } = await stage.run('register');
    expect(code).toBe(1);
    expect(stderr).toContain('429 RATE_LIMIT_EXCEEDED');
    expect(stage.takeCalls()).toEqual(['POST /auth/register 429']);
  });

  test.concurrent('repeats what is safe to repeat when the network breaks', async (context) => {
    const { expect } = context;
    const stage = await open(context);
    stage.front.fault('POST /auth/register', 'answer lost');
    stage.front.fault('GET /users/me', 'request lost');
    await runWell(stage, ['register', 'login', 'me'], context);
    expect(stage.takeCalls()).toEqual([
      'POST /auth/register 201',
      'POST /auth/register 201',
      'POST /auth/verify-email 200',
      'POST /auth/login 200',
      'GET /users/me undefined',
      'GET /users/me 200',
    ]);
    const [first, second] = stage.front.seen.map(({ headers }) => headers['idempotency-key']);
    expect(first).toMatch(/./);
    expect(second).toBe(first);
  });

  test.concurrent('repeats nothing else when the network breaks', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    stage.front.fault('POST /auth/login', 'request lost');
    const { code, stderr } = await stage.run('login');
    expect(code).toBe(1);
    expect(stderr).not.toBe('');
    expect(stage.takeCalls()).toEqual(['POST /auth/login undefined']);
  });

  test.concurrent('never sends a refresh token twice', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    await stage.advance('PT15M');
    stage.front.fault('POST /auth/refresh', 'answer lost');
    await runWell(stage, ['me'], context);
    expect(stage.takeCalls()).toEqual([
      'GET /users/me 401',
      'POST /auth/refresh 200',
      'POST /auth/login 200',
      'GET /users/me 200',
    ]);
  });

  test.concurrent('asks for the second factor', async (context) => {
    const { expect } = context;
    const stage = await openSession(context);
    const { access_token } = storedIn(stage);
    await stage.send('POST', '/auth/2fa/enable', undefined, access_token);
    const code = await stage.mailedToken();
    expect((await stage.send('POST', '/auth/2fa/verify', { code }, access_token)).status).toBe(200);
    await runWell(stage, ['login', 'me'], context);
    expect(stage.takeCalls()).toEqual([
      'POST /auth/login 200',
      'POST /auth/2fa/verify 200',
      'GET /users/me 200',
    ]);
  });
});

/** Runs commands of the program, which must end well. */
async function runWell(stage: Stage, commands: readonly string[], { expect }: TestContext): Promise<void> {
  const { code, stderr } = await stage.run(...commands);
  expect(code, stderr).toBe(0);
}

/** Uses up log-ins of the scene's client address, and of no user. */
async function useUp(stage: Stage, count: number): Promise<void> {
  for (let attempt = 1; attempt <= count; attempt++) {
    await stage.send('POST', '/auth/login', { email: stage.email });
  }
}
