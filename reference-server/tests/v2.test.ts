import { expect, test } from 'vitest';
import { bearer, codes, from, openScene, password, registration } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();
const open = () => openScene(used, 'v2');

test('v2 registers, verifies, logs in, refreshes and logs out', async () => {
  const scene = await open();
  const { access, refresh, email } = await scene.session();
  const me = await scene.me(access);
  expect([me.status, me.body.data.email]).toEqual([200, email]);
  for (const name of ['deprecation', 'sunset', 'link']) expect(me.headers).not.toHaveProperty(name);
  expect((await scene.refresh(refresh)).status).toBe(200);
  expect((await scene.post('/v2/auth/logout', {}, bearer(access))).status).toBe(200);
  expect((await scene.post('/v2/auth/resend-verification', { email })).status).toBe(200);
  expect((await scene.post('/v2/auth/password/reset-request', { email })).status).toBe(200);
});

test('only what is no JSON is malformed; everything else that is wrong is unprocessable', async () => {
  const scene = await open();
  const answers = [];
  for (const body of ['{', '', '[]', '{"email": 1}', '{"email": "a", "email": "b", "password": "c"}']) {
    const reply = await scene.post('/v2/auth/login', body);
    answers.push([reply.status, reply.body.errors[0].status, codes(reply)[0]]);
  }
  expect(answers).toEqual([
    [400, '400', 'MALFORMED_REQUEST'],
    [400, '400', 'MALFORMED_REQUEST'],
    [422, '422', 'VALIDATION_ERROR'],
    [422, '422', 'VALIDATION_ERROR'],
    [422, '422', 'VALIDATION_ERROR'],
  ]);
});

test('pointers lead into the body as it was sent', async () => {
  const scene = await open();
  const reply = await scene.post('/v2/auth/register', {
    ...registration('nobody', { password: 'short' }),
    gdpr_consent: { terms_accepted: false, privacy_accepted: true },
  });
  expect(reply.status).toBe(422);
  expect(reply.body.errors.map((each: { source: object; code: string }) => [each.code, each.source])).toEqual(
    [
      ['INVALID_EMAIL_FORMAT', { pointer: '/email' }],
      ['PASSWORD_COMPLEXITY_ERROR', { pointer: '/password' }],
      ['VALIDATION_ERROR', { pointer: '/gdpr_consent/terms_accepted' }],
    ],
  );
});

test('a wrong verification token is unprocessable', async () => {
  const scene = await open();
  const reply = await scene.post('/v2/auth/verify-email', { token: 'x' });
  expect([reply.status, codes(reply)]).toEqual([422, ['INVALID_VERIFICATION_TOKEN']]);
});

test('every answer tells of the limits, good or bad', async () => {
  const scene = await open();
  const { email, access } = await scene.session();
  const standard = '1000';
  const replies = [
    [await scene.me(access), '1000', '999'],
    [await scene.get('/v2/users/me'), standard, '1000'],
    [await scene.get('/v2/nothing'), standard, '1000'],
    [await scene.send('PUT', '/v2/users/me'), standard, '1000'],
    [await scene.post('/v2/auth/login', { email, password: 'x' }), '10', '8'],
    [await scene.post('/v2/auth/login', '{'), '10', '8'],
    [await scene.post('/v2/auth/login', 'x', { 'Content-Type': 'text/plain' }), '10', '8'],
    [await scene.post('/v2/auth/login', 'x'.repeat(70_000)), '10', '8'],
  ] as const;
  expect(replies.map(([{ status }]) => status)).toEqual([200, 401, 404, 405, 401, 400, 415, 413]);
  for (const [{ headers }, limit, remaining] of replies) {
    expect([headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]).toEqual([limit, remaining]);
    expect(headers.ratelimit).toMatch(/^"[a-z-]+";r=\d+;t=\d+/);
    expect(headers['ratelimit-policy']).toMatch(/^"[a-z-]+";q=\d+;w=\d+/);
  }
});

test('the limit nearest to exhaustion stands in the old headers, all of them in the new ones', async () => {
  const scene = await open();
  const { email } = await scene.verifiedUser();
  const log = (address: string) => scene.logIn(email, {}, from(address));
  const first = await log('198.51.100.1');
  expect(first.headers).toMatchObject({
    'x-ratelimit-limit': '10',
    'x-ratelimit-remaining': '9',
    ratelimit: '"login-per-ip";r=9;t=60, "login-per-user";r=9;t=3600',
    'ratelimit-policy': '"login-per-ip";q=10;w=60, "login-per-user";q=10;w=3600',
  });
  await scene.advance('PT10S');
  expect((await log('198.51.100.2')).headers.ratelimit).toBe(
    '"login-per-ip";r=9;t=60, "login-per-user";r=8;t=3590',
  );
});

test('an address may log in ten times a minute, and v1 counts apart', async () => {
  const scene = await open();
  for (let count = 0; count < 10; count += 1) await scene.post('/v2/auth/login', {});
  const refused = await scene.post('/v2/auth/login', {});
  expect([refused.status, refused.headers['retry-after'], refused.headers.ratelimit]).toEqual([
    429,
    '60',
    '"login-per-ip";r=0;t=60',
  ]);
  expect((await scene.post('/v1/auth/login', {})).status).toBe(400);
});

test('a locked account is told how long', async () => {
  const scene = await open();
  const { email } = await scene.verifiedUser();
  for (let count = 0; count < 5; count += 1) await scene.logIn(email, { password: 'wrong' });
  await scene.advance('PT5M');
  const locked = await scene.logIn(email);
  expect([locked.status, codes(locked), locked.headers['retry-after']]).toEqual([
    403,
    ['ACCOUNT_LOCKED'],
    '600',
  ]);
  const legacy = await scene.post('/v1/auth/login', { email, password });
  expect([legacy.status, legacy.headers]).toEqual([
    403,
    expect.not.objectContaining({ 'retry-after': '600' }),
  ]);
});

test('a suspended account is called so', async () => {
  const scene = await open();
  const { email, access, refresh } = await scene.session();
  await scene.post('/controls/users/suspend', { email });
  for (const reply of [await scene.logIn(email), await scene.me(access), await scene.refresh(refresh)]) {
    expect([reply.status, codes(reply), reply.headers['retry-after']]).toEqual([
      403,
      ['ACCOUNT_SUSPENDED'],
      undefined,
    ]);
  }
});

test('500 and 503 tell of the limits too', async () => {
  const scene = await open();
  const { access } = await scene.session();
  await scene.post('/controls/failures', { operation: 'getCurrentUser', failure: 'unavailable' });
  const reply = await scene.me(access);
  expect([reply.status, reply.headers['x-ratelimit-limit']]).toEqual([503, '1000']);
});
