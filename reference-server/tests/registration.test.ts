import { expect, test } from 'vitest';
import { codes, freshEmail, from, openScene, password, registration } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

test('register answers the documented body and headers', async () => {
  const scene = await openScene(used);
  const email = freshEmail();
  const reply = await scene.post('/v1/auth/register', registration(email));
  expect(reply.status).toBe(201);
  expect(reply.body).toEqual({
    data: {
      id: expect.stringMatching(/^usr_[A-Za-z0-9]{16}$/),
      email,
      name: 'John Doe',
      email_verified: false,
      created_at: '2025-10-29T12:34:56Z',
      gdpr_consent: {
        terms_accepted: true,
        privacy_accepted: true,
        marketing_accepted: false,
        consent_timestamp: '2025-10-29T12:34:56Z',
        consent_ip: '203.0.113.42',
      },
    },
    message: 'Registration successful. Please check your email to verify your account.',
  });
  expect(reply.headers).toMatchObject({
    'cache-control': 'no-store',
    'content-type': 'application/json',
    'x-ratelimit-limit': '3',
    'x-ratelimit-remaining': '2',
    'x-ratelimit-reset': String(Date.parse('2025-10-29T13:34:56Z') / 1000),
  });
});

test('the store holds an Argon2id hash, a generated username and the consent', async () => {
  const scene = await openScene(used);
  const { email, id } = await scene.user();
  const { store } = used.services;
  const user = await store
    .selectFrom('users')
    .selectAll()
    .where('email', '=', email)
    .executeTakeFirstOrThrow();
  expect(user.password_hash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
  expect(user.username).toBe(id.replace('usr_', 'suma_'));
  expect(user.role).toBe('user');
  const consents = await store
    .selectFrom('consents')
    .selectAll()
    .where('user_id', '=', user.user_id)
    .execute();
  expect(consents).toHaveLength(1);
  expect(consents[0]?.consent_ip).toBe('203.0.113.42');
});

test('an address can be registered once, in whatever case', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  const again = await scene.post('/v1/auth/register', registration(email.toUpperCase()));
  expect([again.status, codes(again)]).toEqual([409, ['EMAIL_ALREADY_EXISTS']]);
});

test('of registrations of one address side by side exactly one succeeds', async () => {
  const scene = await openScene(used);
  await scene.lift();
  const email = freshEmail();
  const replies = await Promise.all(
    Array.from({ length: 8 }, () => scene.post('/v1/auth/register', registration(email))),
  );
  expect(replies.map(({ status }) => status).sort()).toEqual([201, ...Array(7).fill(409)]);
});

test('the fourth attempt of an hour from one address is refused, whatever the others came to', async () => {
  const scene = await openScene(used);
  const attempt = (headers = {}) => scene.post('/v1/auth/register', { email: 'nonsense' }, headers);
  for (let count = 0; count < 3; count += 1) expect((await attempt()).status).toBe(400);
  const refused = await scene.post('/v1/auth/register', registration(freshEmail()));
  expect([refused.status, codes(refused)]).toEqual([429, ['RATE_LIMIT_EXCEEDED']]);
  expect(refused.headers).toMatchObject({
    'retry-after': '3600',
    'x-ratelimit-limit': '3',
    'x-ratelimit-remaining': '0',
  });
  expect((await attempt(from('203.0.113.43'))).status).toBe(400);
  await scene.advance('PT1H');
  expect((await attempt()).status).toBe(400);
});

test('an address whose account was deleted can be registered again after 24 hours', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  await used.services.store.deleteFrom('users').where('email', '=', email).execute();
  const soon = await scene.post('/v1/auth/register', registration(email));
  expect([soon.status, soon.headers['x-ratelimit-limit'], soon.headers['retry-after']]).toEqual([
    429,
    '1',
    '86400',
  ]);
  await scene.advance('P1D');
  expect((await scene.post('/v1/auth/register', registration(email))).status).toBe(201);
});

test.each([
  ['email', { email: 'john@example' }, ['INVALID_EMAIL_FORMAT'], '/data/attributes/email'],
  ['a long email', { email: `${'a'.repeat(250)}@b.com` }, ['VALIDATION_ERROR'], '/data/attributes/email'],
  ['a short password', { password: 'Sh0rt!' }, ['PASSWORD_COMPLEXITY_ERROR'], '/data/attributes/password'],
  [
    'no special character',
    { password: 'Longenough1234' },
    ['PASSWORD_COMPLEXITY_ERROR'],
    '/data/attributes/password',
  ],
  ['no digit', { password: 'Longenough!!!!' }, ['PASSWORD_COMPLEXITY_ERROR'], '/data/attributes/password'],
  [
    'no uppercase',
    { password: 'longenough12!!' },
    ['PASSWORD_COMPLEXITY_ERROR'],
    '/data/attributes/password',
  ],
  [
    'a long password',
    { password: `Aa1!${'x'.repeat(125)}` },
    ['VALIDATION_ERROR'],
    '/data/attributes/password',
  ],
  ['a short name', { name: 'J' }, ['VALIDATION_ERROR'], '/data/attributes/name'],
  ['a missing name', { name: undefined }, ['VALIDATION_ERROR'], '/data/attributes/name'],
  ['a name of another type', { name: 7 }, ['VALIDATION_ERROR'], '/data/attributes/name'],
  ['no consent', { gdpr_consent: undefined }, ['VALIDATION_ERROR'], '/data/attributes/gdpr_consent'],
  [
    'refused terms',
    { gdpr_consent: { terms_accepted: false, privacy_accepted: true } },
    ['VALIDATION_ERROR'],
    '/data/attributes/gdpr_consent/terms_accepted',
  ],
])('register refuses %s and points at it', async (_, more, expected, pointer) => {
  const scene = await openScene(used);
  const reply = await scene.post('/v1/auth/register', registration(freshEmail(), more));
  expect([reply.status, codes(reply)]).toEqual([400, expected]);
  expect(reply.body.errors[0].source.pointer).toBe(pointer);
});

test('every violation of a body is listed', async () => {
  const scene = await openScene(used);
  const reply = await scene.post('/v1/auth/register', { email: 'x', password: 'y' });
  expect(codes(reply)).toEqual([
    'INVALID_EMAIL_FORMAT',
    'PASSWORD_COMPLEXITY_ERROR',
    'VALIDATION_ERROR',
    'VALIDATION_ERROR',
  ]);
});

test('a password is never logged', () => {
  expect(used.logged.length).toBeGreaterThan(0);
  expect(used.logged.join('')).not.toContain(password);
});
