import { describe, expect, test } from 'vitest';
import { bearer, codes, freshEmail, from, openScene, password, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();
const backupCode = /^[a-z0-9]{5}-[a-z0-9]{5}$/;

const verify = (scene: Scene, body: object, access?: string) =>
  scene.post(scene.path('/auth/2fa/verify'), body, access === undefined ? {} : bearer(access));

/** A user whose logins need a code. */
async function secured(scene: Scene) {
  const session = await scene.session();
  await scene.post(scene.path('/auth/2fa/enable'), undefined, bearer(session.access));
  const reply = await verify(scene, { code: await scene.mailedToken(session.email) }, session.access);
  expect(reply.status).toBe(200);
  return { ...session, backup: reply.body.data.backup_codes as string[] };
}

/** A six-digit code that is not the given one. */
function another(code: string | undefined): string {
  return code === '000000' ? '111111' : '000000';
}

const temporaryToken = async (scene: Scene, email: string): Promise<string> =>
  (await scene.logIn(email)).body.data.temporary_token;

describe.each(['v1', 'v2'])('%s', (version) => {
  const open = () => openScene(used, version);

  test('a mailed code enables two-factor authentication, and backup codes come with it', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    const sent = await scene.post(scene.path('/auth/2fa/enable'), undefined, bearer(access));
    expect([sent.status, sent.body]).toEqual([
      200,
      { data: { expires_in: 300 }, message: 'We sent a verification code to your email address.' },
    ]);
    const code = (await scene.mailedToken(email)) ?? '';
    expect(code).toMatch(/^\d{6}$/);
    expect((await scene.logIn(email)).body.data).toHaveProperty('access_token');
    const reply = await verify(scene, { code }, access);
    expect(reply.body).toEqual({
      data: { two_factor_enabled: true, backup_codes: expect.any(Array) },
      message: 'Two-factor authentication enabled',
    });
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    const { backup_codes } = reply.body.data;
    expect([backup_codes.length, new Set(backup_codes).size]).toEqual([10, 10]);
    for (const each of backup_codes) expect(each).toMatch(backupCode);
    for (const again of [
      await verify(scene, { code }, access),
      await scene.post(scene.path('/auth/2fa/enable'), undefined, bearer(access)),
    ]) {
      expect([again.status, codes(again)]).toEqual([409, ['TWO_FACTOR_ALREADY_ENABLED']]);
    }
  });

  test('a login needs the code, and opens no session before', async () => {
    const scene = await open();
    const { email, id } = await secured(scene);
    const login = await scene.logIn(email, { remember_me: true, device_fingerprint: 'fp_a' });
    expect([login.status, login.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(login.body).toEqual({
      data: { requires_2fa: true, temporary_token: expect.stringMatching(/^tmp_\w{43}$/), user_id: id },
      message: '2FA verification required. Please check your email for the OTP code.',
    });
    expect(login.headers['x-requires-2fa']).toBe(version === 'v1' ? undefined : 'true');
    expect(login.headers).not.toHaveProperty('x-session-id');
    const { temporary_token } = login.body.data;
    const code = await scene.mailedToken(email);
    const reply = await verify(scene, { code, temporary_token });
    expect([reply.status, reply.body.message]).toEqual([200, 'Login successful']);
    expect(reply.body.data.user).toMatchObject({ email, two_factor_enabled: true });
    expect(reply.headers['x-session-id']).toMatch(/^ses_/);
    const list = await scene.get(scene.path('/auth/sessions'), bearer(reply.body.data.access_token));
    expect(list.body.data[0]).toMatchObject({ current: true, expires_at: '2025-11-28T12:34:56Z' });
    expect(list.body.data[0].device_id).toBe(reply.headers['x-device-id']);
    const again = await verify(scene, { code, temporary_token });
    expect([again.status, codes(again)]).toEqual([401, ['INVALID_TEMPORARY_TOKEN']]);
  });

  test('a backup code works once in place of a code', async () => {
    const scene = await open();
    const { email, backup, access } = await secured(scene);
    const use = async (code: string | undefined) =>
      verify(scene, { code, temporary_token: await temporaryToken(scene, email) });
    expect((await use(backup[0])).status).toBe(200);
    const again = await use(backup[0]);
    expect([again.status, codes(again)]).toEqual([401, ['INVALID_TWO_FACTOR_CODE']]);
    expect((await use(backup[1])).status).toBe(200);
    const events = await scene.get(scene.path('/security/events?type=backup_code_used'), bearer(access));
    expect(events.body.meta.total).toBe(2);
  });

  test('new backup codes replace the old ones', async () => {
    const scene = await open();
    const { email, backup, access } = await secured(scene);
    const reply = await scene.post(scene.path('/auth/2fa/backup-codes'), undefined, bearer(access));
    expect([reply.status, reply.headers['cache-control'], reply.body]).toEqual([
      200,
      'no-store',
      {
        data: { backup_codes: expect.any(Array) },
        message: 'Keep these backup codes in a safe place. The old ones no longer work.',
      },
    ]);
    const fresh = reply.body.data.backup_codes;
    expect([fresh.length, fresh.filter((each: string) => backup.includes(each))]).toEqual([10, []]);
    const temporary_token = await temporaryToken(scene, email);
    expect((await verify(scene, { code: backup[0], temporary_token })).status).toBe(401);
    expect((await verify(scene, { code: fresh[0], temporary_token })).status).toBe(200);
  });

  test('five wrong codes void the right one and its token', async () => {
    const scene = await open();
    await scene.lift();
    const { email } = await secured(scene);
    const temporary_token = await temporaryToken(scene, email);
    const code = await scene.mailedToken(email);
    for (let count = 0; count < 5; count += 1) {
      const reply = await verify(scene, { code: another(code), temporary_token });
      expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_TWO_FACTOR_CODE']]);
    }
    const reply = await verify(scene, { code, temporary_token });
    expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_TEMPORARY_TOKEN']]);
  });

  test('four wrong codes do not', async () => {
    const scene = await open();
    const { email } = await secured(scene);
    const temporary_token = await temporaryToken(scene, email);
    const code = await scene.mailedToken(email);
    for (let count = 0; count < 4; count += 1) await verify(scene, { code: another(code), temporary_token });
    expect((await verify(scene, { code, temporary_token })).status).toBe(200);
  });

  test('five wrong codes void the code that enables, and a new one takes its place', async () => {
    const scene = await open();
    await scene.lift();
    const { email, access } = await scene.session();
    const ask = () => scene.post(scene.path('/auth/2fa/enable'), undefined, bearer(access));
    await ask();
    const code = await scene.mailedToken(email);
    for (let count = 0; count < 5; count += 1) await verify(scene, { code: another(code) }, access);
    expect(codes(await verify(scene, { code }, access))).toEqual(['INVALID_TWO_FACTOR_CODE']);
    await ask();
    expect((await verify(scene, { code: await scene.mailedToken(email) }, access)).status).toBe(200);
  });

  test('a code and a temporary token live five minutes', async () => {
    const scene = await open();
    const { email } = await secured(scene);
    const early = await temporaryToken(scene, email);
    const earlyCode = await scene.mailedToken(email);
    const late = await temporaryToken(scene, email);
    const lateCode = await scene.mailedToken(email);
    await scene.advance('PT4M59S');
    expect((await verify(scene, { code: earlyCode, temporary_token: early })).status).toBe(200);
    await scene.advance('PT1S');
    const reply = await verify(scene, { code: lateCode, temporary_token: late });
    expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_TEMPORARY_TOKEN']]);
    const { email: other, access } = await scene.session();
    await scene.post(scene.path('/auth/2fa/enable'), undefined, bearer(access));
    const code = await scene.mailedToken(other);
    await scene.advance('PT5M');
    expect(codes(await verify(scene, { code }, access))).toEqual(['INVALID_TWO_FACTOR_CODE']);
  });

  test('of verifications side by side one opens a session', async () => {
    const scene = await open();
    await scene.lift();
    const { email } = await secured(scene);
    const temporary_token = await temporaryToken(scene, email);
    const code = await scene.mailedToken(email);
    const replies = await Promise.all(
      Array.from({ length: 4 }, () => verify(scene, { code, temporary_token })),
    );
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 401, 401, 401]);
  });

  test('a code of one login does not finish another', async () => {
    const scene = await open();
    const { email } = await secured(scene);
    const first = await temporaryToken(scene, email);
    const code = await scene.mailedToken(email);
    await temporaryToken(scene, email);
    const newer = await scene.mailedToken(email);
    if (code !== newer) {
      expect((await verify(scene, { code: newer, temporary_token: first })).status).toBe(401);
    }
    expect((await verify(scene, { code, temporary_token: first })).status).toBe(200);
  });

  test('the password disables it', async () => {
    const scene = await open();
    const { email, access } = await secured(scene);
    const disable = (body: object) => scene.post(scene.path('/auth/2fa/disable'), body, bearer(access));
    const wrong = await disable({ password: 'wrong' });
    expect([wrong.status, codes(wrong)]).toEqual([401, ['INVALID_CREDENTIALS']]);
    const reply = await disable({ password });
    expect([reply.status, reply.body]).toEqual([
      200,
      { data: { two_factor_enabled: false }, message: 'Two-factor authentication disabled' },
    ]);
    expect((await scene.logIn(email)).body.data).toHaveProperty('access_token');
    for (const again of [
      await disable({ password }),
      await scene.post(scene.path('/auth/2fa/backup-codes'), undefined, bearer(access)),
    ]) {
      expect([again.status, codes(again)]).toEqual([409, ['TWO_FACTOR_NOT_ENABLED']]);
    }
  });

  test('what comes without a token is refused before its code is looked at', async () => {
    const scene = await open();
    const replies = [
      await verify(scene, {}),
      await verify(scene, { code: '123456' }, 'x'),
      await verify(scene, { code: '123456', temporary_token: 'tmp_x' }),
    ];
    expect(replies.map((reply) => [reply.status, codes(reply)[0]])).toEqual([
      [401, 'AUTHENTICATION_REQUIRED'],
      [401, 'INVALID_TOKEN'],
      [401, 'INVALID_TEMPORARY_TOKEN'],
    ]);
    const reply = await verify(scene, { code: '12345', temporary_token: 1 });
    expect(reply.status).toBe(version === 'v1' ? 400 : 422);
    expect(reply.body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      'code must be 6 digits or a backup code.',
      'temporary_token must be a string.',
    ]);
  });

  test('an address and a user may verify ten times an hour', async () => {
    const scene = await open();
    for (let count = 0; count < 10; count += 1) await verify(scene, { code: '123456', temporary_token: 'x' });
    const refused = await verify(scene, { code: '123456', temporary_token: 'x' });
    expect([refused.status, refused.headers['x-ratelimit-limit']]).toEqual([429, '10']);
    const other = await open();
    const { access } = await other.session();
    const guess = (count: number) =>
      other.post(
        other.path('/auth/2fa/verify'),
        { code: '123456' },
        { ...bearer(access), ...from(`198.51.100.${count}`) },
      );
    for (let count = 0; count < 10; count += 1) expect((await guess(count)).status).toBe(401);
    expect((await guess(99)).status).toBe(429);
  });
});

test('the store keeps no code and no temporary token in the clear', async () => {
  const scene = await openScene(used);
  const { email, backup } = await secured(scene);
  const token = await temporaryToken(scene, email);
  const { store } = used.services;
  const rows = JSON.stringify([
    await store.selectFrom('two_factor_challenges').select(['token_hash', 'code_hash']).execute(),
    await store.selectFrom('backup_codes').selectAll().execute(),
  ]);
  const code = await scene.mailedToken(email);
  for (const secret of [token, `"${code}"`, ...backup]) expect(rows).not.toContain(secret);
});

test('an unknown address is asked for no code', async () => {
  const scene = await openScene(used);
  expect((await scene.logIn(freshEmail())).status).toBe(401);
});
