import { expect, test } from 'vitest';
import { findReset } from '../src/store/password-resets.ts';
import { readResetToken } from '../src/tokens/reset-token.ts';
import { freshEmail, openScene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

/** Whether a mailed reset token would be accepted at a moment. */
async function isAccepted(token: string | undefined, at: string): Promise<boolean> {
  const { keys, store } = used.services;
  const id = readResetToken(keys, token ?? '');
  return id !== undefined && (await findReset(store, id, new Date(at))) !== undefined;
}

test('known and unknown addresses get the same answer, and only the first a mail', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  const unknown = freshEmail();
  const replies = [];
  for (const address of [email, unknown]) {
    const { status, body } = await scene.post('/v1/auth/password/reset-request', { email: address });
    replies.push({ status, body });
  }
  expect(replies[0]).toEqual({
    status: 200,
    body: { message: 'If your email is registered, you will receive a password reset link shortly.' },
  });
  expect(replies[1]).toEqual(replies[0]);
  expect(await scene.mailedToken(email)).toMatch(/^rst_[A-Za-z0-9]{32}\.[A-Za-z0-9_-]{43}$/);
  expect(await scene.mailedToken(unknown)).toBeUndefined();
});

test('a reset token lives one hour, and a newer one voids it', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  await scene.post('/v1/auth/password/reset-request', { email });
  const older = await scene.mailedToken(email);
  expect(await isAccepted(older, start)).toBe(true);
  expect(await isAccepted(older, '2025-10-29T13:34:55Z')).toBe(true);
  expect(await isAccepted(older, '2025-10-29T13:34:56Z')).toBe(false);
  await scene.post('/v1/auth/password/reset-request', { email });
  expect(await isAccepted(older, start)).toBe(false);
  expect(await isAccepted(await scene.mailedToken(email), start)).toBe(true);
});

test('a changed reset token is refused', async () => {
  const scene = await openScene(used);
  const { email } = await scene.verifiedUser();
  await scene.post('/v1/auth/password/reset-request', { email });
  const [id = '', signature = ''] = ((await scene.mailedToken(email)) ?? '').split('.');
  expect(await isAccepted(`${id}.${[...signature].reverse().join('')}`, start)).toBe(false);
  expect(await isAccepted(`${id.slice(0, -1)}${id.endsWith('A') ? 'B' : 'A'}.${signature}`, start)).toBe(
    false,
  );
});

test.each(['known', 'unknown'])(
  'the fourth request of an hour for one %s address is refused',
  async (kind) => {
    const scene = await openScene(used);
    const email = kind === 'known' ? (await scene.verifiedUser()).email : freshEmail();
    const ask = (address: string) => scene.post('/v1/auth/password/reset-request', { email: address });
    for (let count = 0; count < 3; count += 1) expect((await ask(email)).status).toBe(200);
    const refused = await ask(email.toUpperCase());
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '3600']);
    expect((await ask(freshEmail())).status).toBe(200);
  },
);
