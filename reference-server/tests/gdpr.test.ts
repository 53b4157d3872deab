import { expect, test } from 'vitest';
import { bearer, codes, freshEmail, openScene, password, registration, type Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const deletions = {
  v1: ['POST', '/v1/gdpr/account/delete'],
  v2: ['DELETE', '/v2/gdpr/account'],
} as const;
const versions = ['v1', 'v2'] as const;

/** A new user with a session who agreed to marketing mail. */
async function consenting(scene: Scene) {
  const email = freshEmail();
  const { gdpr_consent } = registration(email);
  const consent = { ...gdpr_consent, marketing_accepted: true };
  await scene.post('/v1/auth/register', registration(email, { gdpr_consent: consent }));
  await scene.post('/v1/auth/verify-email', { token: await scene.mailedToken(email) });
  const { body } = await scene.logIn(email);
  return { email, access: body.data.access_token as string };
}

const given = {
  terms_accepted: true,
  privacy_accepted: true,
  marketing_accepted: true,
  consent_timestamp: start,
  consent_ip: '203.0.113.42',
};

test.each(versions)('%s withdraws marketing consent and keeps its history', async (version) => {
  const scene = await openScene(used);
  const { access } = await consenting(scene);
  const before = await scene.get(`/${version}/gdpr/consent`, bearer(access));
  expect([before.status, before.headers['cache-control']]).toEqual([200, 'no-store']);
  expect(before.body).toEqual({ data: { ...given, history: [given] } });
  await scene.advance('PT1M');
  const withdraw = () =>
    scene.post(`/${version}/gdpr/consent/withdraw`, { consent_type: 'marketing' }, bearer(access));
  const reply = await withdraw();
  const withdrawn = { ...given, marketing_accepted: false, consent_timestamp: '2025-10-29T12:35:56Z' };
  expect([reply.status, reply.body]).toEqual([
    200,
    { data: { ...withdrawn, history: [withdrawn, given] }, message: 'Consent withdrawn successfully' },
  ]);
  await scene.advance('PT1M');
  expect((await withdraw()).body).toEqual(reply.body);
  expect((await scene.get(`/${version}/gdpr/consent`, bearer(access))).body).toEqual({
    data: reply.body.data,
  });
});

test('a consent that the account needs cannot be withdrawn', async () => {
  const scene = await openScene(used);
  const { access } = await scene.session();
  for (const consent_type of ['terms', 'privacy']) {
    const reply = await scene.post('/v2/gdpr/consent/withdraw', { consent_type }, bearer(access));
    expect([reply.status, codes(reply)]).toEqual([409, ['CONSENT_REQUIRED']]);
    expect(reply.body.errors[0].source).toEqual({ pointer: '/consent_type' });
    expect(reply.body.errors[0].detail).toContain('deleteAccount');
  }
});

test.each([
  ['v1', 400],
  ['v2', 422],
] as const)('%s refuses an unknown consent', async (version, status) => {
  const scene = await openScene(used);
  const { access } = await scene.session();
  for (const body of [{}, { consent_type: 'newsletter' }, { consent_type: 1 }]) {
    const reply = await scene.post(`/${version}/gdpr/consent/withdraw`, body, bearer(access));
    expect([reply.status, codes(reply)]).toEqual([status, ['VALIDATION_ERROR']]);
  }
});

test.each(versions)('%s deletes an account with all that belongs to it', async (version) => {
  const scene = await openScene(used);
  const { email, access, refresh } = await scene.session();
  await scene.lift();
  const [method, path] = deletions[version];
  const refused = await scene.send(method, path, { password: 'Wr0ng!Password-Here' }, bearer(access));
  expect([refused.status, codes(refused)]).toEqual([401, ['INVALID_CREDENTIALS']]);
  expect((await scene.me(access)).status).toBe(200);
  const reply = await scene.send(method, path, { password }, bearer(access));
  expect([reply.status, reply.body]).toEqual([204, '']);
  expect(codes(await scene.me(access))).toEqual(['INVALID_TOKEN']);
  expect(codes(await scene.refresh(refresh))).toEqual(['INVALID_REFRESH_TOKEN']);
  expect(codes(await scene.logIn(email))).toEqual(['INVALID_CREDENTIALS']);
  const rows = await used.services.store
    .selectFrom('users')
    .select('user_id')
    .where('email', '=', email)
    .execute();
  expect(rows).toEqual([]);
});

test('an address that was deleted can be registered again a day later', async () => {
  const scene = await openScene(used);
  const { email, access } = await scene.session();
  await scene.send('DELETE', '/v2/gdpr/account', { password }, bearer(access));
  const soon = await scene.post('/v1/auth/register', registration(email));
  expect([soon.status, codes(soon)]).toEqual([429, ['RATE_LIMIT_EXCEEDED']]);
  await scene.advance('PT24H');
  expect((await scene.post('/v1/auth/register', registration(email))).status).toBe(201);
});

test('neither version knows the way of the other', async () => {
  const scene = await openScene(used);
  expect((await scene.send('DELETE', '/v1/gdpr/account', { password })).status).toBe(404);
  expect((await scene.post('/v2/gdpr/account/delete', { password })).status).toBe(404);
});

test.each(versions)('%s exports everything that is stored about a user', async (version) => {
  const scene = await openScene(used);
  const { email, id, access } = await scene.session();
  const other = (await scene.logIn(email, { device_fingerprint: 'fp_phone' })).body.data;
  await scene.post('/v1/auth/logout', {}, bearer(other.access_token));
  const reply = await scene.get(`/${version}/gdpr/data`, bearer(access));
  expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
  const { data } = reply.body;
  expect(data.exported_at).toBe(start);
  expect(data.user).toEqual({
    id,
    username: id.replace('usr_', 'suma_'),
    email,
    name: 'John Doe',
    role: 'user',
    tier: 'standard',
    profile: null,
    is_active: true,
    email_verified: true,
    two_factor_enabled: false,
    created_at: start,
    updated_at: start,
    last_login_at: start,
  });
  const consent = { ...given, marketing_accepted: false };
  expect(data.consent).toEqual({ ...consent, history: [consent] });
  expect(data.sessions.map(({ current, ended_at }: Record<string, unknown>) => [current, ended_at])).toEqual([
    [false, start],
    [true, null],
  ]);
  expect(data.devices.map(({ fingerprint }: Record<string, unknown>) => fingerprint)).toEqual([
    'fp_phone',
    null,
  ]);
  const types = data.security_events.map(({ type }: Record<string, unknown>) => type);
  expect(types).toEqual(['data_exported', 'logout', 'login', 'login', 'email_verified', 'register']);
  expect(JSON.stringify(reply.body)).not.toMatch(/argon2|password|token/);
});

test('the export tells of what the accounts API keeps', async () => {
  const scene = await openScene(used, 'v2');
  const { email, access } = await scene.session();
  const read = async () => (await scene.get('/v2/gdpr/data', bearer(access))).body.data.user;
  expect(await read()).toMatchObject({ tier: 'standard', profile: null });
  await scene.post('/controls/users/tier', { email, tier: 'premium' });
  const { store } = used.services;
  const { user_id } = await store
    .selectFrom('users')
    .select('user_id')
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  const profile = { first_name: 'John', last_name: null, avatar: null, bio: 'Writes about index funds.' };
  await store
    .insertInto('account_profiles')
    .values({ user_id, ...profile })
    .execute();
  expect(await read()).toMatchObject({ tier: 'premium', profile });
});

/** Why a column of what belongs to a user is not in the export; every other column is. */
const keptBack: Readonly<Record<string, readonly string[]>> = {
  'names rows, and means nothing outside': [
    'account_profiles.user_id',
    'consents.consent_id',
    'consents.user_id',
    'devices.ordinal',
    'devices.user_id',
    'profiles.user_id',
    'security_events.ordinal',
    'security_events.user_id',
    'sessions.ordinal',
    'sessions.user_id',
    'user_tiers.user_id',
    'users.user_id',
  ],
  'is a secret, or is worth something to a thief alone': [
    'backup_codes.*',
    'idempotency_keys.*',
    'password_resets.*',
    'two_factor_challenges.*',
    'users.password_hash',
  ],
  'shows in the expiry of the session and the trust in the device': ['sessions.remember_me'],
  'holds events of the export on their way out': ['webhook_deliveries.*'],
};

const exported = [
  'account_profiles.avatar',
  'account_profiles.bio',
  'account_profiles.first_name',
  'account_profiles.last_name',
  'consents.consent_ip',
  'consents.consent_timestamp',
  'consents.marketing_accepted',
  'consents.privacy_accepted',
  'consents.terms_accepted',
  'devices.device_id',
  'devices.fingerprint',
  'devices.first_seen_at',
  'devices.last_seen_at',
  'devices.trusted',
  'devices.user_agent',
  'profiles.email_verified_at',
  'profiles.name',
  'profiles.public_id',
  'profiles.two_factor_enabled',
  'security_events.event_id',
  'security_events.ip',
  'security_events.location',
  'security_events.metadata',
  'security_events.occurred_at',
  'security_events.type',
  'security_events.user_agent',
  'sessions.created_at',
  'sessions.device_id',
  'sessions.ended_at',
  'sessions.expires_at',
  'sessions.ip',
  'sessions.last_used_at',
  'sessions.session_id',
  'sessions.user_agent',
  'user_tiers.tier',
  'users.created_at',
  'users.email',
  'users.is_active',
  'users.last_login',
  'users.role',
  'users.updated_at',
  'users.username',
];

test('every column about a user is exported, or kept back for a reason', async () => {
  const tables = await used.services.store.introspection.getTables();
  const ofUsers = tables.filter(({ columns }) => columns.some(({ name }) => name === 'user_id'));
  const reasons = Object.values(keptBack).flat();
  const columns = ofUsers.flatMap((table) =>
    reasons.includes(`${table.name}.*`) ? [] : table.columns.map(({ name }) => `${table.name}.${name}`),
  );
  expect(columns.filter((name) => !reasons.includes(name)).sort()).toEqual(exported);
});
