import { expect, test } from 'vitest';
import { bearer, codes, freshEmail, openScene, password, registration, Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

test('the clock of a scene stands still until it is moved', async () => {
  const scene = await openScene(used);
  const { body: moved } = await scene.post('/controls/clock/advance', { by: 'P1DT1H1M1S' });
  expect(moved).toEqual({ now: '2025-10-30T13:35:57Z' });
  const reply = await scene.post('/v1/auth/register', registration(freshEmail()));
  expect(reply.body.data.created_at).toBe('2025-10-30T13:35:57Z');
});

test('scenes have clocks, limits and failures of their own', async () => {
  const [one, two] = [await openScene(used), await openScene(used)];
  await one.advance('PT1H');
  for (let count = 0; count < 6; count += 1) await one.post('/v1/auth/login', {});
  await one.post('/controls/failures', { operation: 'login', failure: 'error' });
  const reply = await two.post('/v1/auth/register', registration(freshEmail()));
  expect(reply.body.data.created_at).toBe(start);
  expect((await two.post('/v1/auth/login', {})).status).toBe(400);
});

test('outside a scene the real time and the real address hold', async () => {
  const outside = new Scene(used);
  const before = Date.now();
  const reply = await outside.post('/v1/auth/register', registration(freshEmail()));
  const created = Date.parse(reply.body.data.created_at);
  expect(created).toBeGreaterThanOrEqual(before - 1000);
  expect(created).toBeLessThanOrEqual(Date.now());
  expect(reply.body.data.gdpr_consent.consent_ip).toBe('127.0.0.1');
});

test.each([
  ['createScene', '/controls/scenes', { now: 'yesterday' }],
  ['createScene', '/controls/scenes', { client_address: '300.0.0.1' }],
  ['advanceClock', '/controls/clock/advance', { by: '15 minutes' }],
  ['advanceClock', '/controls/clock/advance', { by: 'PT' }],
  ['failNext', '/controls/failures', { operation: 'login', failure: 'sometimes' }],
  ['suspendUser', '/controls/users/suspend', { email: 'nobody' }],
])('%s refuses a false body', async (_, path, body) => {
  const scene = await openScene(used);
  expect((await scene.post(path, body)).status).toBe(400);
});

test('what needs a scene refuses to work without one', async () => {
  const outside = new Scene(used);
  for (const [path, body] of [
    ['/controls/clock/advance', { by: 'PT1S' }],
    ['/controls/limits/lift', {}],
    ['/controls/failures', { operation: 'login', failure: 'error' }],
  ] as const) {
    expect((await outside.post(path, body)).status).toBe(400);
  }
  expect((await new Scene(used, 'scn_unknown').get('/v1/users/me')).status).toBe(400);
  expect((await outside.get('/v1/users/me', { 'X-Docs-Client-Address': 'here' })).status).toBe(400);
  expect((await outside.post('/controls/users/suspend', { email: freshEmail() })).status).toBe(404);
});

test.each([
  'register',
  'verifyEmail',
  'resendVerification',
  'login',
  'refreshToken',
  'logout',
  'requestPasswordReset',
  'getCurrentUser',
])('a planned failure makes %s fail once in the store', async (operation) => {
  const scene = await openScene(used);
  await scene.lift();
  const { access, refresh, email } = await scene.session();
  const waiting = await scene.user();
  const token = await scene.mailedToken(waiting.email);
  const send = {
    register: () => scene.post('/v1/auth/register', registration(freshEmail())),
    verifyEmail: () => scene.post('/v1/auth/verify-email', { token }),
    resendVerification: () => scene.post('/v1/auth/resend-verification', { email }),
    login: () => scene.logIn(email),
    refreshToken: () => scene.refresh(refresh),
    logout: () => scene.post('/v1/auth/logout', {}, bearer(access)),
    requestPasswordReset: () => scene.post('/v1/auth/password/reset-request', { email }),
    getCurrentUser: () => scene.me(access),
  }[operation] as () => ReturnType<typeof scene.get>;
  await scene.post('/controls/failures', { operation, failure: 'error' });
  await scene.post('/controls/failures', { operation, failure: 'unavailable' });
  const failed = await send();
  expect([failed.status, codes(failed)]).toEqual([500, ['INTERNAL_SERVER_ERROR']]);
  const { id, detail } = failed.body.errors[0];
  expect(detail).toContain(id);
  expect(used.logged.some((line) => line.includes(id) && line.includes('could not read block'))).toBe(true);
  const unavailable = await send();
  expect([unavailable.status, codes(unavailable)]).toEqual([503, ['SERVICE_UNAVAILABLE']]);
  expect((await send()).status).toBeLessThan(300);
});

test('the mailbox lists, finds and shows mails as Mailpit does', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  await scene.post('/v1/auth/password/reset-request', { email });
  const found = await scene.get(
    `/mailbox/api/v1/search?query=${encodeURIComponent(`to:"${email.toUpperCase()}"`)}`,
  );
  expect(found.body.total).toBe(2);
  expect(found.body.messages.map(({ Subject }: { Subject: string }) => Subject)).toEqual([
    'Reset your password',
    'Verify your email address',
  ]);
  const [summary] = found.body.messages;
  expect(summary).toMatchObject({
    From: { Name: 'SUMA Finance', Address: 'no-reply@sumafinance.com' },
    To: [{ Name: 'John Doe', Address: email }],
    Created: '2025-10-29T12:34:56.000Z',
  });
  const message = (await scene.get(`/mailbox/api/v1/message/${summary.ID}`)).body;
  const token = (await scene.get(`/mailbox/api/v1/message/${summary.ID}/headers`)).body['X-Docs-Token'][0];
  expect(message.Text).toContain(`https://sumafinance.com/reset-password?token=${token}\n`);
  expect((await scene.get('/mailbox/api/v1/messages?limit=1')).body.messages).toHaveLength(1);
  expect((await scene.get('/mailbox/api/v1/message/nothing')).status).toBe(404);
  expect((await scene.get('/mailbox/api/v1/search?query=hello')).status).toBe(400);
});

test('reset empties the server', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  expect((await scene.post('/controls/reset')).status).toBe(204);
  const outside = new Scene(used);
  expect(codes(await outside.logIn(email))).toEqual(['INVALID_CREDENTIALS']);
  expect((await outside.get('/mailbox/api/v1/messages')).body.total).toBe(0);
  expect((await scene.get('/v1/users/me')).status).toBe(400);
});

test('no secret is logged', async () => {
  const scene = await openScene(used);
  const { access, refresh, email } = await scene.session();
  await scene.refresh(refresh);
  const text = used.logged.join('');
  for (const secret of [access, refresh, password, (await scene.mailedToken(email)) ?? '?']) {
    expect(text).not.toContain(secret);
  }
});
