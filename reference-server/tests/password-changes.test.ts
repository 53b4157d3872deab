import { describe, expect, test } from 'vitest';
import { bearer, codes, from, openScene, password, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();
const changed = 'M0untain+River-Stone';

async function resetToken(scene: Scene, email: string): Promise<string> {
  await scene.post(scene.path('/auth/password/reset-request'), { email });
  return (await scene.mailedToken(email)) ?? '';
}

describe.each(['v1', 'v2'])('%s', (version) => {
  const open = () => openScene(used, version);
  const invalid = version === 'v1' ? 400 : 422;
  const reset = (scene: Scene, token: string, new_password = changed) =>
    scene.post(scene.path('/auth/password/reset'), { token, new_password });
  const change = (scene: Scene, access: string, body: object) =>
    scene.post(scene.path('/auth/password/change'), body, bearer(access));

  test('a mailed token sets a new password once, and ends all sessions', async () => {
    const scene = await open();
    const { email, access, refresh } = await scene.session();
    const token = await resetToken(scene, email);
    const reply = await reset(scene, token);
    expect([reply.status, reply.body]).toEqual([
      200,
      { message: 'Password reset successful. Please log in with your new password.' },
    ]);
    expect(codes(await scene.me(access))).toEqual(['INVALID_TOKEN']);
    expect(codes(await scene.refresh(refresh))).toEqual(['INVALID_REFRESH_TOKEN']);
    expect((await scene.logIn(email)).status).toBe(401);
    expect((await scene.logIn(email, { password: changed })).status).toBe(200);
    const again = await reset(scene, token, 'An0ther!Password-Here');
    expect([again.status, codes(again)]).toEqual([invalid, ['INVALID_RESET_TOKEN']]);
    expect((await scene.logIn(email, { password: changed })).status).toBe(200);
  });

  test('of resets side by side with one token one succeeds', async () => {
    const scene = await open();
    const { email } = await scene.verifiedUser();
    const token = await resetToken(scene, email);
    const replies = await Promise.all(Array.from({ length: 5 }, () => reset(scene, token)));
    expect(replies.map(({ status }) => status).sort()).toEqual([200, invalid, invalid, invalid, invalid]);
  });

  test('a token dies with the next one, and after an hour', async () => {
    const scene = await open();
    const { email } = await scene.verifiedUser();
    const older = await resetToken(scene, email);
    const newer = await resetToken(scene, email);
    expect(codes(await reset(scene, older))).toEqual(['INVALID_RESET_TOKEN']);
    await scene.advance('PT1H');
    const late = await reset(scene, newer);
    expect([late.status, codes(late)]).toEqual([invalid, ['INVALID_RESET_TOKEN']]);
    const fresh = await resetToken(scene, email);
    await scene.advance('PT59M59S');
    expect((await reset(scene, fresh)).status).toBe(200);
  });

  test('a reset lifts the lockout', async () => {
    const scene = await open();
    const { email } = await scene.verifiedUser();
    const guess = (count: number) => scene.logIn(email, { password: 'wrong' }, from(`198.51.100.${count}`));
    for (let count = 0; count < 5; count += 1) await guess(count);
    expect(codes(await scene.logIn(email))).toEqual(['ACCOUNT_LOCKED']);
    await reset(scene, await resetToken(scene, email));
    expect((await scene.logIn(email, { password: changed })).status).toBe(200);
  });

  test('what is wrong with a reset is said in full', async () => {
    const scene = await open();
    const both = await scene.post(scene.path('/auth/password/reset'), { new_password: 'short' });
    expect([both.status, codes(both)]).toEqual([invalid, ['VALIDATION_ERROR', 'PASSWORD_COMPLEXITY_ERROR']]);
    const reply = await reset(scene, 'rst_x');
    expect(reply.body.errors[0].source.pointer).toMatch(/\/token$/);
  });

  test('a changed password keeps this session and ends the others', async () => {
    const scene = await open();
    const { email, access, refresh } = await scene.session();
    const other = (await scene.logIn(email)).body.data;
    const token = await resetToken(scene, email);
    const reply = await change(scene, access, { current_password: password, new_password: changed });
    expect([reply.status, reply.body]).toEqual([
      200,
      { message: 'Password changed successfully. All other sessions have been ended.' },
    ]);
    expect((await scene.me(access)).status).toBe(200);
    expect((await scene.refresh(refresh)).status).toBe(200);
    expect(codes(await scene.me(other.access_token))).toEqual(['INVALID_TOKEN']);
    expect(codes(await reset(scene, token))).toEqual(['INVALID_RESET_TOKEN']);
    expect((await scene.logIn(email, { password: changed })).status).toBe(200);
  });

  test('a wrong current password changes nothing, and five of them lock the account', async () => {
    const scene = await open();
    const { access } = await scene.session();
    const guess = () => change(scene, access, { current_password: 'wrong', new_password: changed });
    for (let count = 0; count < 5; count += 1) {
      const reply = await guess();
      expect([reply.status, codes(reply), reply.body.errors[0].detail]).toEqual([
        401,
        ['INVALID_CREDENTIALS'],
        'The password is wrong.',
      ]);
    }
    const locked = await change(scene, access, { current_password: password, new_password: changed });
    expect([locked.status, codes(locked)]).toEqual([403, ['ACCOUNT_LOCKED']]);
    expect(locked.headers['retry-after']).toBe(version === 'v1' ? undefined : '900');
    await scene.advance('PT14M');
    expect((await scene.me(access)).status).toBe(200);
  });

  test('an administrator unlocks a user, and nobody else does', async () => {
    const scene = await open();
    await scene.lift();
    const admin = await scene.session();
    const user = await scene.session();
    const unlock = (access: string, id: string) =>
      scene.post(scene.path(`/admin/users/${id}/unlock`), undefined, bearer(access));
    for (let count = 0; count < 5; count += 1) await scene.logIn(user.email, { password: 'wrong' });
    const refused = await unlock(user.access, user.id);
    expect([refused.status, codes(refused)]).toEqual([403, ['FORBIDDEN']]);
    const promoted = await scene.post('/controls/users/role', { email: admin.email, role: 'admin' });
    expect([promoted.status, promoted.body]).toEqual([200, { user_id: admin.id, role: 'admin' }]);
    const reply = await unlock(admin.access, user.id);
    expect([reply.status, reply.body]).toEqual([
      200,
      { data: { user_id: user.id, locked: false }, message: 'User unlocked' },
    ]);
    expect((await scene.logIn(user.email)).status).toBe(200);
    const unknown = await unlock(admin.access, 'usr_unknown');
    expect([unknown.status, unknown.body.errors[0].detail]).toEqual([404, 'No user has this id.']);
    expect((await scene.post(scene.path('/admin/users/x/unlock'))).status).toBe(401);
  });
});

test('the control that gives roles knows its users', async () => {
  const scene = await openScene(used);
  const reply = await scene.post('/controls/users/role', { email: 'nobody@example.com', role: 'admin' });
  expect([reply.status, codes(reply)]).toEqual([404, ['NOT_FOUND']]);
});
