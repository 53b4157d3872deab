import { createHash } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { codes, freshEmail, from, openScene, type Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

/** Fails to log in from a new address each time, so that the limit of one address does not come first. */
async function fail(scene: Scene, email: string, times: number) {
  const statuses: number[] = [];
  for (let count = 1; count <= times; count += 1) {
    const reply = await scene.logIn(email, { password: 'wrong' }, from(`198.51.100.${count}`));
    statuses.push(reply.status);
  }
  return statuses;
}

test('login answers tokens, the user and the headers of the session', async () => {
  const scene = await openScene(used);
  const { email, id } = await scene.verifiedUser();
  const reply = await scene.logIn(email, { device_fingerprint: 'fp_abc123xyz789' });
  expect(reply.body).toEqual({
    data: {
      access_token: expect.any(String),
      refresh_token: expect.stringMatching(/^rt_[A-Za-z0-9]{43}$/),
      token_type: 'Bearer',
      expires_in: 900,
      user: {
        id,
        email,
        name: 'John Doe',
        email_verified: true,
        two_factor_enabled: false,
        created_at: start,
        last_login_at: start,
      },
    },
    message: 'Login successful',
  });
  const device = createHash('sha256').update('fingerprint fp_abc123xyz789').digest('hex').slice(0, 32);
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'x-session-id': expect.stringMatching(/^ses_[A-Za-z0-9]{22}$/),
    'x-device-id': `dev_${device}`,
  });
  const token = reply.body.data.access_token;
  expect(decodeProtectedHeader(token)).toEqual({ alg: 'RS256', typ: 'JWT', kid: expect.any(String) });
  const iat = Date.parse(start) / 1000;
  expect(decodeJwt(token)).toEqual({
    sub: id,
    email,
    iat,
    exp: iat + 900,
    jti: expect.any(String),
    device_id: `dev_${device}`,
  });
});

test('without a fingerprint the device comes from the user agent', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  const one = await scene.logIn(email, {}, { 'User-Agent': 'one' });
  const same = await scene.logIn(email, {}, { 'User-Agent': 'one' });
  const other = await scene.logIn(email, {}, { 'User-Agent': 'other' });
  expect(one.headers['x-device-id']).toMatch(/^dev_/);
  expect(same.headers['x-device-id']).toBe(one.headers['x-device-id']);
  expect(other.headers['x-device-id']).not.toBe(one.headers['x-device-id']);
  expect(same.headers['x-session-id']).not.toBe(one.headers['x-session-id']);
});

test('a wrong password and an unknown address get the same answer', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  const wrong = await scene.logIn(email, { password: 'wrong' });
  const unknown = await scene.logIn(freshEmail());
  const plain = ({ status, body }: typeof wrong) => ({ status, errors: [{ ...body.errors[0], id: '' }] });
  expect([wrong.status, codes(wrong)]).toEqual([401, ['INVALID_CREDENTIALS']]);
  expect(plain(unknown)).toEqual(plain(wrong));
});

test('an address must be verified first, which only its owner learns', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  const right = await scene.logIn(email);
  expect([right.status, codes(right)]).toEqual([403, ['EMAIL_NOT_VERIFIED']]);
  expect(codes(await scene.logIn(email, { password: 'wrong' }))).toEqual(['INVALID_CREDENTIALS']);
});

test('five failures lock an account for 15 minutes, even for its owner', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  expect(await fail(scene, email, 5)).toEqual([401, 401, 401, 401, 401]);
  const locked = await scene.logIn(email);
  expect([locked.status, codes(locked), locked.headers['retry-after']]).toEqual([
    403,
    ['ACCOUNT_LOCKED'],
    undefined,
  ]);
  await scene.advance('PT14M59S');
  expect((await scene.logIn(email)).status).toBe(403);
  await scene.advance('PT1S');
  expect((await scene.logIn(email)).status).toBe(200);
});

test('an unknown address is locked just so', async () => {
  const scene = await openScene(used);
  const email = freshEmail();
  await fail(scene, email, 5);
  expect(codes(await scene.logIn(email))).toEqual(['ACCOUNT_LOCKED']);
});

test('a success forgets the failures before it', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  await fail(scene, email, 4);
  expect((await scene.logIn(email)).status).toBe(200);
  expect(await fail(scene, email, 4)).toEqual([401, 401, 401, 401]);
});

test('guesses side by side cannot outrun the lockout', async () => {
  const scene = await openScene(used);
  await scene.lift();
  const { email } = await scene.verifiedUser();
  const guesses = Array.from({ length: 20 }, (_, count) =>
    scene.logIn(email, { password: `guess ${count}` }),
  );
  const statuses = (await Promise.all(guesses)).map(({ status }) => status);
  expect(statuses.filter((status) => status === 401)).toHaveLength(5);
  expect(statuses.filter((status) => status === 403)).toHaveLength(15);
});

test('the sixth try of a minute is 429 from the same address and 403 from another one', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  for (let count = 0; count < 5; count += 1) {
    expect((await scene.logIn(email, { password: 'wrong' })).status).toBe(401);
  }
  const same = await scene.logIn(email);
  expect([same.status, codes(same), same.headers['retry-after']]).toEqual([
    429,
    ['RATE_LIMIT_EXCEEDED'],
    '60',
  ]);
  const other = await scene.logIn(email, {}, from('198.51.100.7'));
  expect([other.status, codes(other)]).toEqual([403, ['ACCOUNT_LOCKED']]);
  await scene.advance('PT1M');
  expect((await scene.logIn(email)).status).toBe(403);
});

test.each(['known', 'unknown'])('the eleventh try of an hour for one %s address is refused', async (kind) => {
  const scene = await openScene(used);
  const email = kind === 'known' ? (await scene.verifiedUser()).email : freshEmail();
  await fail(scene, email, 10);
  const refused = await scene.logIn(email, {}, from('198.51.100.99'));
  expect([refused.status, refused.headers['x-ratelimit-limit'], refused.headers['retry-after']]).toEqual([
    429,
    '10',
    '3600',
  ]);
});

test('a suspended user is refused everywhere', async () => {
  const scene = await openScene(used);
  const session = await scene.session();
  const { body } = await scene.post('/controls/users/suspend', { email: session.email });
  expect(body).toEqual({ user_id: session.id });
  for (const reply of [
    await scene.logIn(session.email),
    await scene.refresh(session.refresh),
    await scene.me(session.access),
  ]) {
    expect([reply.status, codes(reply)]).toEqual([403, ['ACCOUNT_LOCKED']]);
  }
});
