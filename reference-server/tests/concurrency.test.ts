import fc from 'fast-check';
import { expect, test } from 'vitest';
import { bearer, codes, freshEmail, openScene, type Reply, registration, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const version = fc.constantFrom('v1', 'v2');

/** So many requests at once. */
function together(count: number, send: (index: number) => Promise<Reply>): Promise<Reply[]> {
  return Promise.all(Array.from({ length: count }, (_, index) => send(index)));
}

/** How often each answer came, by status and code. */
function tally(replies: readonly Reply[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const reply of replies) {
    const name = reply.status < 300 ? String(reply.status) : `${reply.status} ${codes(reply)[0]}`;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

const some = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0));

/** A user with several sessions, and the tokens of all of them. */
async function userWithSessions(scene: Scene, count: number) {
  const first = await scene.session();
  const more = await together(count - 1, () => scene.logIn(first.email));
  const tokens = more.map(({ body }) => ({
    access: body.data.access_token,
    refresh: body.data.refresh_token,
  }));
  return { ...first, tokens: [{ access: first.access, refresh: first.refresh }, ...tokens] };
}

async function expectNoSession(scene: Scene, tokens: { access: string; refresh: string }[]): Promise<void> {
  for (const { access, refresh } of tokens) {
    expect(codes(await scene.me(access))).toEqual(['INVALID_TOKEN']);
    expect((await scene.get(scene.path('/auth/sessions'), bearer(access))).status).toBe(401);
    expect([401, 403]).toContain((await scene.refresh(refresh)).status);
  }
}

const won = (replies: readonly Reply[]) =>
  replies
    .filter(({ status }) => status === 200)
    .map(({ body }) => ({ access: body.data.access_token, refresh: body.data.refresh_token }));

test('one of many refreshes of one token wins, the others are reuse, and no session is left', async () => {
  const cases = fc.asyncProperty(
    version,
    fc.integer({ min: 2, max: 50 }),
    fc.integer({ min: 1, max: 3 }),
    async (name, clients, sessions) => {
      const scene = await openScene(used, name);
      await scene.lift();
      const { refresh, tokens } = await userWithSessions(scene, sessions);
      const replies = await together(clients, () => scene.refresh(refresh));
      expect(tally(replies)).toEqual({ 200: 1, '403 REFRESH_TOKEN_REUSED': clients - 1 });
      await expectNoSession(scene, [...tokens, ...won(replies)]);
    },
  );
  await fc.assert(cases, {
    numRuns: 6,
    examples: [
      ['v1', 50, 2],
      ['v2', 50, 2],
    ],
  });
});

test('with limits on, refreshes past the tenth of a minute are refused', async () => {
  const cases = fc.asyncProperty(version, fc.integer({ min: 2, max: 50 }), async (name, clients) => {
    const scene = await openScene(used, name);
    const { refresh, tokens } = await userWithSessions(scene, 1);
    const replies = await together(clients, () => scene.refresh(refresh));
    expect(tally(replies)).toEqual(
      some({
        200: 1,
        '403 REFRESH_TOKEN_REUSED': Math.min(clients, 10) - 1,
        '429 RATE_LIMIT_EXCEEDED': Math.max(0, clients - 10),
      }),
    );
    await scene.advance('PT1M');
    await expectNoSession(scene, [...tokens, ...won(replies)]);
  });
  await fc.assert(cases, {
    numRuns: 6,
    examples: [
      ['v1', 50],
      ['v2', 11],
      ['v2', 10],
    ],
  });
});

test('one of many registrations of one address wins, however it is written, and the others are conflicts', async () => {
  const cases = fc.asyncProperty(
    version,
    fc.integer({ min: 2, max: 12 }),
    fc.infiniteStream(fc.boolean()),
    async (name, clients, inCapitals) => {
      const scene = await openScene(used, name);
      await scene.lift();
      const email = freshEmail();
      const written = [...inCapitals.take(clients)].map((capitals) =>
        capitals ? email.replace('user', 'USER') : email,
      );
      const replies = await together(clients, (index) =>
        scene.post(scene.path('/auth/register'), registration(written[index] ?? email)),
      );
      expect(tally(replies)).toEqual({ 201: 1, '409 EMAIL_ALREADY_EXISTS': clients - 1 });
      await scene.post(scene.path('/auth/verify-email'), { token: await scene.mailedToken(email) });
      expect((await scene.logIn(email)).status).toBe(200);
    },
  );
  await fc.assert(cases, { numRuns: 5 });
});
