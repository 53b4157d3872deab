import { expect, test, vi } from 'vitest';
import { bearer, freshEmail, openScene, password, type Reply, registration, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

type Session = Awaited<ReturnType<Scene['session']>>;
type Case = {
  readonly operation: string;
  readonly event: string;
  /** Whether there is nothing but the event to write. */
  readonly isEventAlone?: true;
  /** Brings a user to where the request changes something, and says how to send it. */
  readonly prepare: (scene: Scene, session: Session) => Promise<() => Promise<Reply>>;
};

const newPassword = 'An0ther!Light-Train';

const cases: readonly Case[] = [
  {
    operation: 'verifyEmail',
    event: 'email_verified',
    prepare: async (scene, { email }) => {
      const users = used.services.store.selectFrom('users').select('user_id').where('email', '=', email);
      await used.services.store
        .updateTable('profiles')
        .set({ email_verified_at: null })
        .where('user_id', 'in', users)
        .execute();
      const token = await scene.mailedToken(email);
      return () => scene.post('/v2/auth/verify-email', { token });
    },
  },
  {
    operation: 'login',
    event: 'login',
    prepare:
      async (scene, { email }) =>
      () =>
        scene.logIn(email),
  },
  {
    operation: 'login',
    event: 'login_failed',
    isEventAlone: true,
    prepare:
      async (scene, { email }) =>
      () =>
        scene.logIn(email, { password: 'wr0ng-Password!' }),
  },
  {
    operation: 'refreshToken',
    event: 'token_refreshed',
    prepare:
      async (scene, { refresh }) =>
      () =>
        scene.refresh(refresh),
  },
  {
    operation: 'refreshToken',
    event: 'token_reuse',
    prepare: async (scene, { refresh }) => {
      await scene.refresh(refresh);
      return () => scene.refresh(refresh);
    },
  },
  {
    operation: 'logout',
    event: 'logout',
    prepare:
      async (scene, { access }) =>
      () =>
        scene.post('/v2/auth/logout', { all_devices: true }, bearer(access)),
  },
  {
    operation: 'revokeSession',
    event: 'session_revoked',
    prepare: async (scene, { email, access }) => {
      const other = await scene.logIn(email);
      const path = `/v2/auth/sessions/${other.headers['x-session-id']}`;
      return () => scene.send('DELETE', path, undefined, bearer(access));
    },
  },
  {
    operation: 'revokeDevice',
    event: 'device_revoked',
    prepare: async (scene, { email, access }) => {
      const other = await scene.logIn(email, { device_fingerprint: 'fp_another' });
      const path = `/v2/security/devices/${other.headers['x-device-id']}`;
      return () => scene.send('DELETE', path, undefined, bearer(access));
    },
  },
  {
    operation: 'requestPasswordReset',
    event: 'reset_requested',
    prepare:
      async (scene, { email }) =>
      () =>
        scene.post('/v2/auth/password/reset-request', { email }),
  },
  {
    operation: 'resetPassword',
    event: 'password_reset',
    prepare: async (scene, { email }) => {
      await scene.post('/v2/auth/password/reset-request', { email });
      const token = await scene.mailedToken(email);
      return () => scene.post('/v2/auth/password/reset', { token, new_password: newPassword });
    },
  },
  {
    operation: 'changePassword',
    event: 'password_changed',
    prepare:
      async (scene, { access }) =>
      () =>
        scene.post(
          '/v2/auth/password/change',
          { current_password: password, new_password: newPassword },
          bearer(access),
        ),
  },
  {
    operation: 'verifyTwoFactor',
    event: '2fa_enabled',
    prepare: async (scene, { email, access }) => {
      await scene.post('/v2/auth/2fa/enable', undefined, bearer(access));
      const code = await scene.mailedToken(email);
      return async () => {
        await openTries();
        return scene.post('/v2/auth/2fa/verify', { code }, bearer(access));
      };
    },
  },
  {
    operation: 'verifyTwoFactor',
    event: 'backup_code_used',
    prepare: async (scene, { email, access }) => {
      const [code] = await enable(scene, email, access);
      const { temporary_token } = (await scene.logIn(email)).body.data;
      return async () => {
        await openTries();
        return scene.post('/v2/auth/2fa/verify', { code, temporary_token });
      };
    },
  },
  {
    operation: 'disableTwoFactor',
    event: '2fa_disabled',
    prepare: async (scene, { email, access }) => {
      await enable(scene, email, access);
      return () => scene.post('/v2/auth/2fa/disable', { password }, bearer(access));
    },
  },
  {
    operation: 'withdrawConsent',
    event: 'consent_withdrawn',
    prepare:
      async (scene, { access }) =>
      () =>
        scene.post('/v2/gdpr/consent/withdraw', { consent_type: 'marketing' }, bearer(access)),
  },
  {
    operation: 'getUserData',
    event: 'data_exported',
    isEventAlone: true,
    prepare:
      async (scene, { access }) =>
      () =>
        scene.get('/v2/gdpr/data', bearer(access)),
  },
  {
    operation: 'unlockUser',
    event: 'unlock',
    prepare: async (scene, { id, email }) => {
      const admin = await scene.session();
      await scene.post('/controls/users/role', { email: admin.email, role: 'admin' });
      const failed = { email, failures: 5, failed_at: new Date().toISOString() };
      await used.services.store.insertInto('login_failures').values(failed).execute();
      return () => scene.post(`/v2/admin/users/${id}/unlock`, undefined, bearer(admin.access));
    },
  },
];

test.each(cases)('$operation changes something and notes $event, or neither', async (each) => {
  const scene = await openScene(used, 'v2');
  await scene.lift();
  const session = await consenting(scene);
  const send = await each.prepare(scene, session);
  const keepsFailures = each.operation === 'unlockUser';
  const statesOf = () => snapshot(session.email, keepsFailures);
  const before = await statesOf();
  for (let after = 0; ; after += 1) {
    expect(after).toBeLessThan(60);
    if (!keepsFailures) await used.services.store.deleteFrom('login_failures').execute();
    await scene.post('/controls/failures', { operation: each.operation, failure: 'unavailable', after });
    const { status } = await send();
    const now = await statesOf();
    expect(now.deliveries, `after ${after} statements`).toEqual(now.events);
    const isNoted = now.events.length > before.events.length;
    if (!each.isEventAlone) expect(isNoted, `after ${after} statements`).toBe(now.state !== before.state);
    if (isNoted || status !== 503) break;
  }
  const { events } = await statesOf();
  expect(events.filter((event) => event === each.event).length).toBeGreaterThan(
    before.events.filter((event) => event === each.event).length,
  );
});

test('a registration that breaks off leaves no user', async () => {
  const scene = await openScene(used, 'v2');
  await scene.lift();
  const email = freshEmail();
  for (let after = 0; ; after += 1) {
    await scene.post('/controls/failures', { operation: 'register', failure: 'unavailable', after });
    const { status } = await scene.post('/v2/auth/register', registration(email));
    if (status === 201) break;
    expect(status).toBe(503);
    const user = used.services.store.selectFrom('users').selectAll().where('email', '=', email);
    expect(await user.execute()).toEqual([]);
  }
  const { events, deliveries } = await snapshot(email, false);
  expect([events, deliveries]).toEqual([['register'], ['register']]);
});

async function consenting(scene: Scene): Promise<Session> {
  const session = await scene.session();
  await used.services.store.updateTable('consents').set({ marketing_accepted: true }).execute();
  return session;
}

async function enable(scene: Scene, email: string, access: string): Promise<string[]> {
  await scene.post('/v2/auth/2fa/enable', undefined, bearer(access));
  const code = await scene.mailedToken(email);
  const { body } = await scene.post('/v2/auth/2fa/verify', { code }, bearer(access));
  return body.data.backup_codes;
}

/** Tries are counted before a code is compared, whatever comes of them. */
async function openTries(): Promise<void> {
  await used.services.store.updateTable('two_factor_challenges').set({ tries: 0 }).execute();
}

/** What is stored about a user, without what counts tries; and the types of events that the trail and the webhooks hold. */
async function snapshot(email: string, withFailures: boolean) {
  const { store } = used.services;
  const { user_id } = await store
    .selectFrom('users')
    .select('user_id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const rows = (
    table: 'profiles' | 'consents' | 'sessions' | 'devices' | 'password_resets' | 'backup_codes' | 'users',
  ) => store.selectFrom(table).selectAll().where('user_id', '=', user_id).execute();
  const challenges = store
    .selectFrom('two_factor_challenges')
    .select(['challenge_id', 'closed_at'])
    .where('user_id', '=', user_id);
  const tokens = store
    .selectFrom('refresh_tokens')
    .innerJoin('sessions', 'sessions.session_id', 'refresh_tokens.session_id')
    .select(['token_hash', 'used_at'])
    .where('user_id', '=', user_id);
  const failures = store.selectFrom('login_failures').selectAll().where('email', '=', email);
  const state = [
    ...(await Promise.all(
      (
        ['profiles', 'consents', 'sessions', 'devices', 'password_resets', 'backup_codes', 'users'] as const
      ).map(rows),
    )),
    await challenges.execute(),
    await tokens.execute(),
    withFailures ? await failures.execute() : [],
  ];
  const typesIn = async (table: 'security_events' | 'webhook_deliveries') =>
    (await store.selectFrom(table).select('type').where('user_id', '=', user_id).orderBy('ordinal').execute())
      .map(({ type }) => type)
      .sort();
  return {
    state: JSON.stringify(state),
    events: await typesIn('security_events'),
    deliveries: await typesIn('webhook_deliveries'),
  };
}

test('a webhook is sent when its event has been committed', async () => {
  const scene = await openScene(used, 'v2');
  const { id } = await scene.user();
  const path = `/controls/webhooks/deliveries?user_id=${id}`;
  await vi.waitFor(async () =>
    expect((await scene.get(path)).body.deliveries).toMatchObject([{ state: 'delivered' }]),
  );
});
