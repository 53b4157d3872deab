import { expect, test } from 'vitest';
import { bearer, codes, freshEmail, openScene, password, registration, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();
const open = async () => {
  const scene = await openScene(used, 'v2');
  await scene.lift();
  return scene;
};

const key = (value: string) => ({ 'Idempotency-Key': value });
const register = (scene: Scene, email: string, value: string, more = {}) =>
  scene.post('/v2/auth/register', registration(email, more), key(value));

/** A key of its own for every test. */
const fresh = () => `key-${freshEmail()}`;

test('a repeated registration gets the answer of the first and creates nothing', async () => {
  const scene = await open();
  const [email, own] = [freshEmail(), fresh()];
  const first = await register(scene, email, own);
  const second = await register(scene, email, own);
  expect([first.status, second.status, second.body]).toEqual([201, 201, first.body]);
  expect(second.headers['cache-control']).toBe('no-store');
  const mails = await scene.get(`/mailbox/api/v1/search?query=${encodeURIComponent(`to:"${email}"`)}`);
  expect(mails.body.messages).toHaveLength(1);
  expect((await register(scene, email, fresh())).status).toBe(409);
});

test('the order of the fields and the space between them make no other body', async () => {
  const scene = await open();
  const own = fresh();
  const { name, ...rest } = registration(freshEmail());
  await scene.post('/v2/auth/register', { name, ...rest }, key(own));
  const reply = await scene.post('/v2/auth/register', JSON.stringify({ ...rest, name }, null, 2), key(own));
  expect(reply.status).toBe(201);
});

test('another body under the same key is refused', async () => {
  const scene = await open();
  const [email, own] = [freshEmail(), fresh()];
  await register(scene, email, own);
  const reply = await register(scene, email, own, { name: 'Jane Doe' });
  expect([reply.status, codes(reply)]).toEqual([422, ['IDEMPOTENCY_KEY_REUSED']]);
});

test('of requests side by side under one key one runs, and the others are told so', async () => {
  const scene = await open();
  const [email, own] = [freshEmail(), fresh()];
  const replies = await Promise.all(Array.from({ length: 8 }, () => register(scene, email, own)));
  const created = replies.filter(({ status }) => status === 201);
  const running = replies.filter((reply) => reply.status === 409);
  expect([created.length >= 1, created.length + running.length]).toEqual([true, 8]);
  for (const reply of running) expect(codes(reply)).toEqual(['IDEMPOTENCY_KEY_IN_USE']);
  expect(new Set(created.map(({ body }) => body.data.id)).size).toBe(1);
});

test('a key is kept for 24 hours', async () => {
  const scene = await open();
  const [email, own] = [freshEmail(), fresh()];
  await register(scene, email, own);
  await scene.advance('PT23H59M59S');
  expect((await register(scene, email, own)).status).toBe(201);
  await scene.advance('PT1S');
  expect(codes(await register(scene, email, own))).toEqual(['EMAIL_ALREADY_EXISTS']);
});

test('a request that failed gives its key back', async () => {
  const scene = await open();
  const { access } = await scene.session();
  const own = { ...key(fresh()), ...bearer(access) };
  const change = (current_password: string) =>
    scene.post('/v2/auth/password/change', { current_password, new_password: 'M0untain+River-Stone' }, own);
  expect((await change('wrong')).status).toBe(401);
  expect((await change(password)).status).toBe(200);
  expect((await change(password)).status).toBe(200);
});

test('a request whose store went away keeps its key for a minute', async () => {
  const scene = await open();
  const [email, own] = [freshEmail(), fresh()];
  const plan = { operation: 'register', failure: 'unavailable', after: 1 };
  const planned = await scene.post('/controls/failures', plan);
  expect([planned.status, planned.body]).toEqual([201, plan]);
  expect((await register(scene, email, own)).status).toBe(503);
  const running = await register(scene, email, own);
  expect([running.status, codes(running)]).toEqual([409, ['IDEMPOTENCY_KEY_IN_USE']]);
  await scene.advance('PT1M');
  expect((await register(scene, email, own)).status).toBe(201);
});

test('two users may have the same key', async () => {
  const scene = await open();
  const own = key(fresh());
  const body = { current_password: password, new_password: 'M0untain+River-Stone' };
  for (let count = 0; count < 2; count += 1) {
    const { access, email } = await scene.session();
    const reply = await scene.post('/v2/auth/password/change', body, { ...own, ...bearer(access) });
    expect(reply.status).toBe(200);
    expect((await scene.logIn(email, { password: body.new_password })).status).toBe(200);
  }
});

test.each(['', 'a b', 'ä', 'x'.repeat(256)])('%j is no key', async (value) => {
  const scene = await open();
  const reply = await register(scene, freshEmail(), value);
  expect([reply.status, codes(reply)]).toEqual([422, ['VALIDATION_ERROR']]);
});

test('v1 ignores keys', async () => {
  const scene = await openScene(used);
  const [email, own] = [freshEmail(), key(fresh())];
  const statuses = [];
  for (let count = 0; count < 2; count += 1)
    statuses.push((await scene.post('/v1/auth/register', registration(email), own)).status);
  expect(statuses).toEqual([201, 409]);
});

test('the store keeps no password of a repeatable request', async () => {
  const scene = await open();
  await register(scene, freshEmail(), fresh());
  const rows = await used.services.store.selectFrom('idempotency_keys').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(password);
});
