import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { codes, freshEmail, from, openScene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

test('the token of the mail is an HS256 JWT that verifies the address once', async () => {
  const scene = await openScene(used);
  const { email, id } = await scene.user();
  const token = (await scene.mailedToken(email)) ?? '';
  expect(decodeProtectedHeader(token).alg).toBe('HS256');
  const claims = decodeJwt(token);
  expect(claims).toMatchObject({ sub: id, email, iat: Date.parse('2025-10-29T12:34:56Z') / 1000 });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(24 * 3600);
  const reply = await scene.post('/v1/auth/verify-email', { token });
  expect(reply.body).toEqual({
    data: { email_verified: true, verified_at: '2025-10-29T12:34:56Z' },
    message: 'Email verified successfully',
  });
  const again = await scene.post('/v1/auth/verify-email', { token });
  expect([again.status, codes(again)]).toEqual([400, ['INVALID_VERIFICATION_TOKEN']]);
});

test('a token is worth nothing after 24 hours, and a new one helps', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  const token = await scene.mailedToken(email);
  await scene.advance('P1D');
  expect(codes(await scene.post('/v1/auth/verify-email', { token }))).toEqual(['INVALID_VERIFICATION_TOKEN']);
  await scene.post('/v1/auth/resend-verification', { email });
  const fresh = await scene.mailedToken(email);
  expect(fresh).not.toBe(token);
  expect((await scene.post('/v1/auth/verify-email', { token: fresh })).status).toBe(200);
});

test('a forged token is refused', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  const [header, payload] = ((await scene.mailedToken(email)) ?? '').split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  for (const token of ['x', `${header}.${payload}.AAAA`, `${none}.${payload}.`]) {
    expect(codes(await scene.post('/v1/auth/verify-email', { token }))).toEqual([
      'INVALID_VERIFICATION_TOKEN',
    ]);
  }
});

test('resending answers the same for known, verified and unknown addresses, and mails only the first', async () => {
  const scene = await openScene(used);
  const waiting = await scene.user();
  const verified = await scene.verifiedUser();
  const unknown = freshEmail();
  const before = await scene.mailedToken(verified.email);
  const replies = [];
  for (const email of [waiting.email, verified.email, unknown]) {
    const { status, body } = await scene.post('/v1/auth/resend-verification', { email });
    replies.push({ status, body });
  }
  expect(replies[0]?.status).toBe(200);
  expect(replies[0]?.body.message).toMatch(/^If your email is registered/);
  expect(replies[1]).toEqual(replies[0]);
  expect(replies[2]).toEqual(replies[0]);
  expect(await scene.mailedToken(verified.email)).toBe(before);
  expect(await scene.mailedToken(unknown)).toBeUndefined();
});

test.each([
  ['verify-email', { token: 'x' }, 400],
  ['resend-verification', { email: 'nobody@example.com' }, 200],
])('%s is refused after ten requests of an hour from one address', async (path, body, status) => {
  const scene = await openScene(used);
  for (let count = 0; count < 10; count += 1) {
    const fresh = 'email' in body ? { email: freshEmail() } : body;
    expect((await scene.post(`/v1/auth/${path}`, fresh)).status).toBe(status);
  }
  const refused = await scene.post(`/v1/auth/${path}`, body);
  expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3600']);
  expect((await scene.post(`/v1/auth/${path}`, body, from('198.51.100.1'))).status).toBe(status);
});

test.each(['known', 'unknown'])(
  'resending to one %s address is refused after ten requests of an hour',
  async (kind) => {
    const scene = await openScene(used);
    const email = kind === 'known' ? (await scene.user()).email : freshEmail();
    const send = (count: number) =>
      scene.post('/v1/auth/resend-verification', { email }, from(`198.51.100.${count}`));
    for (let count = 1; count <= 10; count += 1) expect((await send(count)).status).toBe(200);
    expect((await send(11)).status).toBe(429);
  },
);
