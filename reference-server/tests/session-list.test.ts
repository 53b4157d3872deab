import { describe, expect, test } from 'vitest';
import { bearer, codes, from, openScene, type Scene, start } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const agent =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 14_1) AppleWebKit/537.36 Chrome/129.0.0.0 Safari/537.36';

/** The pages that an answer links to, by their relation. */
function links(header: string): Record<string, string> {
  const found = [...header.matchAll(/<([^>]*)>; rel="([^"]*)"/g)];
  return Object.fromEntries(found.map(([, target = '', relation = '']) => [relation, target]));
}

const refused = async (reply: ReturnType<Scene['get']>) => {
  const answer = await reply;
  return [answer.status, codes(answer), answer.body.errors[0].source];
};

describe.each(['v1', 'v2'])('%s', (version) => {
  const open = () => openScene(used, version);

  test('a user sees the live sessions, the newest first', async () => {
    const scene = await open();
    const session = await scene.session();
    await scene.advance('PT1M');
    const second = await scene.logIn(
      session.email,
      { device_fingerprint: 'fp_7c9e6679f2b14c0a', remember_me: true },
      { ...from('198.51.100.7'), 'User-Agent': agent },
    );
    const reply = await scene.get(scene.path('/auth/sessions'), bearer(session.access));
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(reply.body.meta).toEqual({ page: 1, per_page: 20, total: 2, total_pages: 1 });
    expect(reply.body.data).toEqual([
      {
        id: second.headers['x-session-id'],
        device_id: second.headers['x-device-id'],
        ip: '198.51.100.7',
        user_agent: agent,
        created_at: '2025-10-29T12:35:56Z',
        last_used_at: '2025-10-29T12:35:56Z',
        expires_at: '2025-11-28T12:35:56Z',
        current: false,
      },
      expect.objectContaining({ created_at: start, expires_at: '2025-11-05T12:34:56Z', current: true }),
    ]);
  });

  test('sessions that ended or expired are not listed', async () => {
    const scene = await open();
    const first = await scene.session();
    const list = async (access: string) =>
      (await scene.get(scene.path('/auth/sessions'), bearer(access))).body.meta.total;
    const second = (await scene.logIn(first.email)).body.data;
    expect(await list(first.access)).toBe(2);
    await scene.post(scene.path('/auth/logout'), {}, bearer(first.access));
    expect(await list(second.access_token)).toBe(1);
    const remembered = (await scene.logIn(first.email, { remember_me: true })).body.data;
    await scene.advance('P8D');
    const late = (await scene.refresh(remembered.refresh_token)).body.data;
    expect(await list(late.access_token)).toBe(1);
  });

  test('the links lead from the first page to the last and back', async () => {
    const scene = await open();
    await scene.lift();
    const { email, access } = await scene.session();
    for (let count = 0; count < 4; count += 1) await scene.logIn(email);
    const path = scene.path('/auth/sessions');
    const seen: string[] = [];
    let next: string | undefined = `${path}?per_page=2`;
    while (next !== undefined) {
      const reply = await scene.get(next, bearer(access));
      expect(reply.body.meta).toMatchObject({ per_page: 2, total: 5, total_pages: 3 });
      seen.push(...reply.body.data.map(({ id }: { id: string }) => id));
      next = links(reply.headers.link ?? '').next;
    }
    expect([seen.length, new Set(seen).size]).toEqual([5, 5]);
    const middle = await scene.get(`${path}?page=2&per_page=2`, bearer(access));
    expect(links(middle.headers.link ?? '')).toMatchObject({
      first: `${path}?page=1&per_page=2`,
      prev: `${path}?page=1&per_page=2`,
      next: `${path}?page=3&per_page=2`,
      last: `${path}?page=3&per_page=2`,
    });
    expect(middle.headers.link?.includes('successor-version')).toBe(version === 'v1');
    const beyond = await scene.get(`${path}?page=9&per_page=2`, bearer(access));
    expect([beyond.status, beyond.body.data]).toEqual([200, []]);
    expect(links(beyond.headers.link ?? '')).not.toHaveProperty('next');
  });

  test('a page that cannot be is refused, with every violation', async () => {
    const scene = await open();
    const { access } = await scene.session();
    const path = scene.path('/auth/sessions');
    for (const value of ['0', '-1', '1.5', 'x', '', '1e3']) {
      expect(await refused(scene.get(`${path}?page=${value}`, bearer(access)))).toEqual([
        version === 'v1' ? 400 : 422,
        ['VALIDATION_ERROR'],
        { parameter: 'page' },
      ]);
    }
    const both = await scene.get(`${path}?page=0&per_page=101`, bearer(access));
    expect(both.body.errors.map(({ detail }: { detail: string }) => detail)).toEqual([
      'page must be a whole number of at least 1.',
      'per_page must be a whole number from 1 to 100.',
    ]);
  });

  test('a revoked session is worth nothing', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    const other = await scene.logIn(email);
    const path = scene.path(`/auth/sessions/${other.headers['x-session-id']}`);
    const reply = await scene.send('DELETE', path, undefined, bearer(access));
    expect([reply.status, reply.body]).toEqual([204, '']);
    expect(codes(await scene.me(other.body.data.access_token))).toEqual(['INVALID_TOKEN']);
    expect(codes(await scene.refresh(other.body.data.refresh_token))).toEqual(['INVALID_REFRESH_TOKEN']);
    expect((await scene.me(access)).status).toBe(200);
    const again = await scene.send('DELETE', path, undefined, bearer(access));
    expect([again.status, again.body.errors[0].detail]).toEqual([404, 'No session of yours has this id.']);
  });

  test('nobody revokes a session or a device of somebody else', async () => {
    const scene = await open();
    const victim = await scene.verifiedUser();
    const login = await scene.logIn(victim.email, { device_fingerprint: 'fp_of_the_victim' });
    const { access } = await scene.session();
    for (const [path, id] of [
      ['/auth/sessions', login.headers['x-session-id']],
      ['/security/devices', login.headers['x-device-id']],
      ['/auth/sessions', 'ses_unknown'],
      ['/security/devices', 'dev_unknown'],
    ]) {
      const reply = await scene.send('DELETE', scene.path(`${path}/${id}`), undefined, bearer(access));
      expect([reply.status, codes(reply)]).toEqual([404, ['NOT_FOUND']]);
    }
    expect((await scene.me(login.body.data.access_token)).status).toBe(200);
  });

  test('a user sees every device once, by a name', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    await scene.advance('PT1M');
    const log = (more: object) => scene.logIn(email, { ...more }, { 'User-Agent': agent });
    const login = await log({ device_fingerprint: 'fp_a', remember_me: true });
    await scene.advance('PT1M');
    await log({ device_fingerprint: 'fp_a' });
    const reply = await scene.get(scene.path('/security/devices'), bearer(access));
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(reply.body).toEqual({
      data: [
        {
          id: login.headers['x-device-id'],
          name: 'Chrome on macOS',
          fingerprint: 'fp_a',
          first_seen_at: '2025-10-29T12:35:56Z',
          last_seen_at: '2025-10-29T12:36:56Z',
          trusted: true,
        },
        expect.objectContaining({ fingerprint: null, trusted: false, first_seen_at: start }),
      ],
    });
  });

  test('refreshing shows that a device is still there', async () => {
    const scene = await open();
    const { refresh } = await scene.session();
    await scene.advance('PT1H');
    const { access_token } = (await scene.refresh(refresh)).body.data;
    const reply = await scene.get(scene.path('/security/devices'), bearer(access_token));
    expect(reply.body.data[0]).toMatchObject({ first_seen_at: start, last_seen_at: '2025-10-29T13:34:56Z' });
  });

  test('revoking a device ends its sessions and no other', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    const one = await scene.logIn(email, { device_fingerprint: 'fp_a' });
    const two = await scene.logIn(email, { device_fingerprint: 'fp_a' });
    const path = scene.path(`/security/devices/${one.headers['x-device-id']}`);
    expect((await scene.send('DELETE', path, undefined, bearer(access))).status).toBe(204);
    for (const { body } of [one, two]) {
      expect(codes(await scene.me(body.data.access_token))).toEqual(['INVALID_TOKEN']);
    }
    const left = await scene.get(scene.path('/security/devices'), bearer(access));
    expect(left.body.data.map(({ fingerprint }: { fingerprint: null }) => fingerprint)).toEqual([null]);
  });

  test('the audit trail lists what happened, the newest first', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    const other = await scene.logIn(email, { device_fingerprint: 'fp_a' });
    const session_id = other.headers['x-session-id'];
    await scene.send('DELETE', scene.path(`/auth/sessions/${session_id}`), undefined, bearer(access));
    const reply = await scene.get(scene.path('/security/events'), bearer(access));
    expect([reply.status, reply.headers['cache-control']]).toEqual([200, 'no-store']);
    expect(reply.body.data.map(({ type }: { type: string }) => type)).toEqual([
      'session_revoked',
      'login',
      'login',
      'email_verified',
      'register',
    ]);
    expect(reply.body.data[0]).toEqual({
      id: expect.stringMatching(/^evt_[0-9a-f-]{36}$/),
      type: 'session_revoked',
      occurred_at: start,
      ip: '203.0.113.42',
      user_agent: expect.any(String),
      location: null,
      metadata: { session_id },
    });
    expect(reply.body.data[1].metadata).toEqual({ session_id, device_id: other.headers['x-device-id'] });
  });

  test('events can be filtered, and the links keep the filter', async () => {
    const scene = await open();
    const { email, access } = await scene.session();
    await scene.logIn(email);
    const path = scene.path('/security/events');
    const reply = await scene.get(`${path}?type=login&per_page=1`, bearer(access));
    expect(reply.body.meta).toEqual({ page: 1, per_page: 1, total: 2, total_pages: 2 });
    expect(links(reply.headers.link ?? '').next).toBe(`${path}?page=2&per_page=1&type=login`);
    const none = await scene.get(`${path}?type=lockout`, bearer(access));
    expect(none.body).toEqual({ data: [], meta: { page: 1, per_page: 20, total: 0, total_pages: 0 } });
    expect((await refused(scene.get(`${path}?type=party`, bearer(access))))[2]).toEqual({
      parameter: 'type',
    });
  });

  test.each([
    ['GET', '/auth/sessions'],
    ['DELETE', '/auth/sessions/ses_1'],
    ['GET', '/security/devices'],
    ['DELETE', '/security/devices/dev_1'],
    ['GET', '/security/events'],
  ])('%s %s is for users who are logged in and not suspended', async (method, path) => {
    const scene = await open();
    const nobody = await scene.send(method, scene.path(path));
    expect([nobody.status, codes(nobody)]).toEqual([401, ['AUTHENTICATION_REQUIRED']]);
    const { email, access } = await scene.session();
    await scene.post('/controls/users/suspend', { email });
    expect((await scene.send(method, scene.path(path), undefined, bearer(access))).status).toBe(403);
  });
});
