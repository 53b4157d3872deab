import { readFileSync } from 'node:fs';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readDuration } from '../src/controls/duration.ts';
import { feedbackLimit } from '../src/internal/feedback.ts';
import { codes, openScene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

test('the published keys verify the tokens of both APIs', async () => {
  const scene = await openScene(used);
  const { access, id } = await scene.session();
  const reply = await scene.get('/.well-known/jwks.json');
  expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'public, max-age=300']);
  expect(JSON.stringify(reply.body)).not.toMatch(/"(d|p|q|dp|dq|qi)"/);
  const keys = createLocalJWKSet(reply.body);
  const { payload } = await jwtVerify(access, keys, { currentDate: new Date(start) });
  expect(payload.sub).toBe(id);
});

const feedback = { page: '/auth/v2/errors/', helpful: false, comment: 'Too short.' };

test('feedback is kept without the address that it came from', async () => {
  const scene = await openScene(used);
  const reply = await scene.post('/internal/feedback', feedback);
  expect([reply.status, reply.body.message]).toEqual([201, 'Thank you for your feedback.']);
  const { id, received_at } = reply.body.data;
  expect(received_at).toBe(start);
  const row = await used.services.store
    .selectFrom('feedback')
    .selectAll()
    .where('feedback_id', '=', id)
    .executeTakeFirstOrThrow();
  expect({ ...row, helpful: Boolean(row.helpful) }).toEqual({
    ...feedback,
    feedback_id: id,
    user_agent: '',
    received_at: '2025-10-29T12:34:56.000Z',
  });
});

test('feedback has rules', async () => {
  const scene = await openScene(used);
  for (const body of [
    {},
    { ...feedback, page: '' },
    { ...feedback, helpful: 'yes' },
    { ...feedback, comment: 'x'.repeat(2001) },
  ]) {
    const reply = await scene.post('/internal/feedback', body);
    expect([reply.status, new Set(codes(reply))]).toEqual([400, new Set(['VALIDATION_ERROR'])]);
  }
});

test('the limit of feedback is the one that the specification states', () => {
  const file = new URL('../../spec/internal/openapi.yaml', import.meta.url);
  const [{ id, limit, window }] = parse(readFileSync(file, 'utf8')).paths['/internal/feedback'].post[
    'x-rate-limits'
  ];
  const { name, limit: own, windowSeconds } = feedbackLimit;
  expect([id, limit, readDuration(window)]).toEqual([name, own, windowSeconds]);
});

test('an address may send feedback twenty times an hour', async () => {
  const scene = await openScene(used);
  for (let count = 0; count < 20; count += 1) await scene.post('/internal/feedback', feedback);
  const reply = await scene.post('/internal/feedback', feedback);
  expect([reply.status, reply.headers['retry-after']]).toEqual([429, '3600']);
});
