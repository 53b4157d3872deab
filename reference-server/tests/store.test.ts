import { NO_MIGRATIONS, sql } from 'kysely';
import { expect, test } from 'vitest';
import { migrateStore, openStore } from '../src/store/open-store.ts';
import { freshEmail } from './scene.ts';
import { testConfig, useDatabase, useServer } from './test-server.ts';

const used = useServer();
const another = useDatabase();
const { database } = testConfig();

function insert(values: Record<string, unknown>) {
  const user = {
    username: `suma_${Math.random().toString(36).slice(2)}`,
    email: freshEmail(),
    password_hash: 'x',
    ...values,
  };
  return used.services.store.insertInto('users').values(user).returningAll().executeTakeFirstOrThrow();
}

test('the tests run on the database that the environment names', async () => {
  const version = database.host === '' ? sql`SELECT sqlite_version() AS v` : sql`SELECT version() AS v`;
  const { rows } = await version.execute(used.services.store);
  expect(String((rows[0] as { v: string }).v)).toMatch(database.host === '' ? /^3\./ : /^PostgreSQL/);
});

test('a user gets an id, times, a role and is active by default', async () => {
  const user = await insert({});
  expect(user.user_id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  expect(user.created_at).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  expect([user.role, Boolean(user.is_active), user.last_login]).toEqual(['user', true, null]);
});

test('an update moves updated_at, unless it sets it itself', async () => {
  const { store } = used.services;
  const { user_id } = await insert({ updated_at: '2020-01-01T00:00:00.000Z' });
  const change = (values: object) =>
    store.updateTable('users').set(values).where('user_id', '=', user_id).execute();
  const read = async () =>
    (
      await store
        .selectFrom('users')
        .select('updated_at')
        .where('user_id', '=', user_id)
        .executeTakeFirstOrThrow()
    ).updated_at;
  await change({ password_hash: 'y' });
  expect(Date.parse(await read())).toBeGreaterThan(Date.parse('2025-01-01T00:00:00Z'));
  await change({ updated_at: '2021-01-01T00:00:00.000Z' });
  expect(await read()).toBe('2021-01-01T00:00:00.000Z');
});

test.each([
  ['an address without a domain', { email: 'a' }],
  ['an address without a top-level domain', { email: 'a@b' }],
  ['a top-level domain of one letter', { email: 'a@b.c' }],
  ['two at signs', { email: 'a@b@c.de' }],
  ['an umlaut', { email: 'ä@b.cd' }],
  ['no local part', { email: '@b.cd' }],
  ['a digit at the end', { email: 'a@b.cd1' }],
  ['a short username', { username: 'ab' }],
  ['a username with a hyphen', { username: 'a-b-c' }],
  ['a long username', { username: 'a'.repeat(51) }],
  ['a role that there is not', { role: 'king' }],
])('the table refuses %s', async (_, values) => {
  await expect(insert(values)).rejects.toThrow();
});

test.each(['a@b.cd', 'A.b_c%d+e-f@x-y.z.museum', '-@-.ab'])(
  'the table accepts the address %s',
  async (email) => {
    expect((await insert({ email })).email).toBe(email);
  },
);

test('names and addresses are unique', async () => {
  const user = await insert({});
  await expect(insert({ username: user.username })).rejects.toThrow();
  await expect(insert({ email: user.email })).rejects.toThrow();
});

test('the migrations lead forward, back and forward again', async () => {
  const opened = openStore(testConfig(another).database);
  const countUsers = () => opened.store.selectFrom('users').select(sql`count(*)`.as('n')).execute();
  await migrateStore(opened);
  await expect(countUsers()).resolves.toHaveLength(1);
  const back = await opened.migrator.migrateTo(NO_MIGRATIONS);
  expect([back.error, new Set(back.results?.map(({ status }) => status))]).toEqual([
    undefined,
    new Set(['Success']),
  ]);
  await expect(countUsers()).rejects.toThrow(/users/);
  await migrateStore(opened);
  await expect(countUsers()).resolves.toHaveLength(1);
  await opened.store.destroy();
});
