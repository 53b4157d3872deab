import { expect, test } from 'vitest';
import { bearer, codes, openScene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

test('refreshing replaces both tokens', async () => {
  const scene = await openScene(used);
  const { refresh, access } = await scene.session();
  const reply = await scene.refresh(refresh);
  expect(reply.body).toEqual({
    data: {
      access_token: expect.any(String),
      refresh_token: expect.stringMatching(/^rt_/),
      token_type: 'Bearer',
      expires_in: 900,
    },
    message: 'Token refreshed successfully',
  });
  expect(reply.headers['cache-control']).toBe('no-store');
  expect(reply.body.data.refresh_token).not.toBe(refresh);
  expect((await scene.me(reply.body.data.access_token)).status).toBe(200);
  expect((await scene.me(access)).status).toBe(200);
});

test('the store keeps no refresh token in the clear', async () => {
  const scene = await openScene(used);
  const { refresh } = await scene.session();
  const rows = await used.services.store.selectFrom('refresh_tokens').selectAll().execute();
  expect(rows.length).toBeGreaterThan(0);
  expect(JSON.stringify(rows)).not.toContain(refresh);
});

test('a used token ends every session of the user', async () => {
  const scene = await openScene(used);
  const first = await scene.session();
  const second = (await scene.logIn(first.email)).body.data;
  const next = (await scene.refresh(first.refresh)).body.data;
  const reused = await scene.refresh(first.refresh);
  expect([reused.status, codes(reused)]).toEqual([403, ['REFRESH_TOKEN_REUSED']]);
  for (const token of [next.refresh_token, second.refresh_token]) {
    const reply = await scene.refresh(token);
    expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_REFRESH_TOKEN']]);
  }
  for (const token of [first.access, next.access_token, second.access_token]) {
    expect(codes(await scene.me(token))).toEqual(['INVALID_TOKEN']);
  }
});

test('the user of a token that came twice gets a mail about it, without a token in it', async () => {
  const scene = await openScene(used);
  const { email, refresh } = await scene.session();
  await scene.refresh(refresh);
  await scene.refresh(refresh);
  const found = await scene.get(`/mailbox/api/v1/search?query=${encodeURIComponent(`to:"${email}"`)}`);
  expect(found.body.messages[0].Subject).toBe('We ended all your sessions');
  const headers = await scene.get(`/mailbox/api/v1/message/${found.body.messages[0].ID}/headers`);
  expect(headers.body).not.toHaveProperty('X-Docs-Token');
});

test.each([
  ['7 days', {}, 'P7D', 'P6DT23H59M59S'],
  ['30 days when remembered', { remember_me: true }, 'P30D', 'P29DT23H59M59S'],
])('a refresh token lives %s', async (_, more, life, almost) => {
  const scene = await openScene(used);
  const early = await scene.session(more);
  const late = await scene.session(more);
  await scene.advance(almost);
  expect((await scene.refresh(early.refresh)).status).toBe(200);
  await scene.advance('PT1S');
  const reply = await scene.refresh(late.refresh);
  expect([life, reply.status, codes(reply)]).toEqual([life, 401, ['INVALID_REFRESH_TOKEN']]);
});

test('a remembered session stays remembered when it is refreshed', async () => {
  const scene = await openScene(used);
  const { refresh } = await scene.session({ remember_me: true });
  const next = (await scene.refresh(refresh)).body.data.refresh_token;
  await scene.advance('P8D');
  expect((await scene.refresh(next)).status).toBe(200);
});

test('a token that is used and expired is invalid, not reused', async () => {
  const scene = await openScene(used);
  const { refresh, email } = await scene.session();
  await scene.refresh(refresh);
  await scene.advance('P7D');
  const other = (await scene.logIn(email)).body.data;
  const reply = await scene.refresh(refresh);
  expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_REFRESH_TOKEN']]);
  expect((await scene.me(other.access_token)).status).toBe(200);
});

test.each(['rt_unknown', 'x'])('an unknown token %s is invalid', async (token) => {
  const scene = await openScene(used);
  const reply = await scene.refresh(token);
  expect([reply.status, codes(reply)]).toEqual([401, ['INVALID_REFRESH_TOKEN']]);
});

test('of 50 refreshes of one token side by side one succeeds, and the others are reuse', async () => {
  const scene = await openScene(used);
  await scene.lift();
  const { refresh } = await scene.session();
  const replies = await Promise.all(Array.from({ length: 50 }, () => scene.refresh(refresh)));
  const won = replies.filter(({ status }) => status === 200);
  const lost = replies.filter((reply) => reply.status === 403 && codes(reply)[0] === 'REFRESH_TOKEN_REUSED');
  expect([won.length, lost.length]).toEqual([1, 49]);
  const winner = won[0]?.body.data;
  expect(codes(await scene.me(winner.access_token))).toEqual(['INVALID_TOKEN']);
  expect((await scene.refresh(winner.refresh_token)).status).toBe(401);
});

test('the eleventh refresh of a minute is refused, and its token still works afterwards', async () => {
  const scene = await openScene(used);
  let { refresh } = await scene.session();
  for (let count = 0; count < 10; count += 1) {
    refresh = (await scene.refresh(refresh)).body.data.refresh_token;
  }
  const refused = await scene.refresh(refresh);
  expect([refused.status, refused.headers['x-ratelimit-limit'], refused.headers['retry-after']]).toEqual([
    429,
    '10',
    '60',
  ]);
  await scene.advance('PT1M');
  expect((await scene.refresh(refresh)).status).toBe(200);
});

test('an access token lives 15 minutes', async () => {
  const scene = await openScene(used);
  const { access, email, id } = await scene.session();
  await scene.advance('PT14M59S');
  const reply = await scene.me(access);
  expect(reply.body).toEqual({ data: { id, email, name: 'John Doe', email_verified: true } });
  expect(reply.headers['cache-control']).toBe('no-store');
  await scene.advance('PT1S');
  const expired = await scene.me(access);
  expect([expired.status, codes(expired)]).toEqual([401, ['TOKEN_EXPIRED']]);
  expect(expired.headers['www-authenticate']).toBe('Bearer realm="SUMA Finance", error="invalid_token"');
});

test('a request without a bearer token, or with a false one, is told so', async () => {
  const scene = await openScene(used);
  const { access } = await scene.session();
  const [header, payload, signature = ''] = access.split('.');
  const none = Buffer.from('{"alg":"none"}').toString('base64url');
  const given: [string | undefined, string][] = [
    [undefined, 'AUTHENTICATION_REQUIRED'],
    ['Basic am9objpkb2U=', 'AUTHENTICATION_REQUIRED'],
    ['Bearer', 'AUTHENTICATION_REQUIRED'],
    ['Bearer x', 'INVALID_TOKEN'],
    [`Bearer ${header}.${payload}.${[...signature].reverse().join('')}`, 'INVALID_TOKEN'],
    [`Bearer ${none}.${payload}.`, 'INVALID_TOKEN'],
  ];
  for (const [authorization, code] of given) {
    const reply = await scene.get('/v1/users/me', authorization === undefined ? {} : { authorization });
    expect([authorization, reply.status, codes(reply)]).toEqual([authorization, 401, [code]]);
  }
  expect((await scene.get('/v1/users/me', { authorization: `bearer ${access}` })).status).toBe(200);
});

test('a verification token is no access token', async () => {
  const scene = await openScene(used);
  const { email } = await scene.user();
  expect(codes(await scene.me((await scene.mailedToken(email)) ?? ''))).toEqual(['INVALID_TOKEN']);
});

test('logout ends this session and no other', async () => {
  const scene = await openScene(used);
  const session = await scene.session();
  const other = (await scene.logIn(session.email)).body.data;
  const reply = await scene.post('/v1/auth/logout', undefined, bearer(session.access));
  expect([reply.status, reply.body]).toEqual([200, { message: 'Logout successful' }]);
  expect(codes(await scene.me(session.access))).toEqual(['INVALID_TOKEN']);
  expect(codes(await scene.refresh(session.refresh))).toEqual(['INVALID_REFRESH_TOKEN']);
  expect((await scene.me(other.access_token)).status).toBe(200);
  const again = await scene.post('/v1/auth/logout', {}, bearer(session.access));
  expect([again.status, codes(again)]).toEqual([401, ['INVALID_TOKEN']]);
});

test('logout of all devices ends every session', async () => {
  const scene = await openScene(used);
  const session = await scene.session();
  const other = (await scene.logIn(session.email)).body.data;
  expect((await scene.post('/v1/auth/logout', { all_devices: true }, bearer(session.access))).status).toBe(
    200,
  );
  expect(codes(await scene.me(other.access_token))).toEqual(['INVALID_TOKEN']);
  expect(codes(await scene.refresh(other.refresh_token))).toEqual(['INVALID_REFRESH_TOKEN']);
});

test('what happens to a user stands in the audit trail', async () => {
  const scene = await openScene(used);
  const session = await scene.session();
  await scene.logIn(session.email, { password: 'wrong' });
  await scene.refresh(session.refresh);
  await scene.refresh(session.refresh);
  const events = await used.services.store
    .selectFrom('security_events')
    .innerJoin('users', 'users.user_id', 'security_events.user_id')
    .select(['type', 'ip', 'occurred_at'])
    .where('email', '=', session.email)
    .execute();
  expect(events.map(({ type }) => type).sort()).toEqual(
    ['register', 'email_verified', 'login', 'login_failed', 'token_refreshed', 'token_reuse'].sort(),
  );
  expect(new Set(events.map(({ ip }) => ip))).toEqual(new Set(['203.0.113.42']));
});
