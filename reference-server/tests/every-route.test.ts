import { describe, expect, test } from 'vitest';
import { bearer, codes, openScene, type Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer();

const tooLarge = JSON.stringify({ email: 'x'.repeat(64 * 1024) });
const asText = { 'Content-Type': 'text/plain' };

/** Operations that read no body, although their method could carry one. */
const bodiless = [
  '/auth/2fa/enable',
  '/auth/2fa/backup-codes',
  '/admin/users/x/unlock',
  '/auth/sessions/x',
  '/security/devices/x',
];

const publicPaths = [
  '/auth/register',
  '/auth/verify-email',
  '/auth/resend-verification',
  '/auth/login',
  '/auth/refresh',
  '/auth/password/reset-request',
  '/auth/password/reset',
];

type Route = { method: string; path: string };

function routesOf(version: string): Route[] {
  return used.server
    .table()
    .filter(({ path }) => path.startsWith(`/${version}/`))
    .map(({ method, path }) => ({ method: method.toUpperCase(), path: path.replace(/\{\w+\}/, 'x') }));
}

const isPublic = ({ path }: Route) => publicPaths.includes(path.replace(/^\/v\d/, ''));
const isBodiless = ({ method, path }: Route) =>
  method === 'GET' || bodiless.includes(path.replace(/^\/v\d/, ''));

describe.each(['v1', 'v2'])('every route of %s', (version) => {
  const malformed = version === 'v1' ? 'VALIDATION_ERROR' : 'MALFORMED_REQUEST';

  async function judge(wanted: (route: Route) => boolean, ask: (scene: Scene, route: Route) => unknown) {
    const routes = routesOf(version).filter(wanted);
    expect(routes.length).toBeGreaterThan(3);
    const answers: [string, unknown][] = [];
    for (const route of routes) {
      const scene = await openScene(used, version);
      answers.push([`${route.method} ${route.path}`, await ask(scene, route)]);
    }
    return answers;
  }

  const all = (answers: [string, unknown][], answer: unknown) =>
    expect(answers).toEqual(answers.map(([route]) => [route, answer]));
  const said = async (reply: ReturnType<Scene['send']>) => {
    const answer = await reply;
    return `${answer.status} ${codes(answer)[0]}`;
  };

  test('there are 24 operations', () => {
    expect(routesOf(version)).toHaveLength(24);
  });

  test('judges the method before the size and the media type', async () => {
    const answers = await judge(
      () => true,
      (scene, { path }) => said(scene.send('PATCH', path, tooLarge, asText)),
    );
    all(answers, '405 METHOD_NOT_ALLOWED');
  });

  test('judges the size before the media type and the credential', async () => {
    const answers = await judge(
      (route) => !isBodiless(route),
      (scene, { method, path }) => said(scene.send(method, path, tooLarge, asText)),
    );
    all(answers, '413 PAYLOAD_TOO_LARGE');
  });

  test('judges the media type before the syntax and the credential', async () => {
    const answers = await judge(
      (route) => !isBodiless(route),
      (scene, { method, path }) => said(scene.send(method, path, '{', asText)),
    );
    all(answers, '415 UNSUPPORTED_MEDIA_TYPE');
  });

  test('judges the syntax before the credential and the fields', async () => {
    const answers = await judge(
      (route) => !isBodiless(route),
      (scene, { method, path }) => said(scene.send(method, path, '{', bearer('x'))),
    );
    all(answers, `400 ${malformed}`);
  });

  test('judges the credential before the fields and the state', async () => {
    const answers = await judge(
      (route) => !isPublic(route),
      (scene, { method, path }) =>
        said(scene.send(method, path, method === 'GET' ? undefined : [], bearer('x'))),
    );
    all(answers, '401 INVALID_TOKEN');
  });

  test('judges whether a user is suspended before the fields', async () => {
    const answers = await judge(
      (route) => !isPublic(route),
      async (scene, { method, path }) => {
        const { email, access } = await scene.session();
        await scene.post('/controls/users/suspend', { email });
        return said(scene.send(method, path, method === 'GET' ? undefined : [], bearer(access)));
      },
    );
    all(answers, version === 'v1' ? '403 ACCOUNT_LOCKED' : '403 ACCOUNT_SUSPENDED');
  });

  test.each([
    ['error', '500 INTERNAL_SERVER_ERROR'],
    ['unavailable', '503 SERVICE_UNAVAILABLE'],
  ])('answers a store that fails with %s', async (failure, answer) => {
    const operations: Record<string, string> = { '/users/me': 'getCurrentUser', '/auth/logout': 'logout' };
    for (const [path, operation] of Object.entries(operations)) {
      const scene = await openScene(used, version);
      const { access } = await scene.session();
      await scene.post('/controls/failures', { operation, failure });
      const method = path === '/users/me' ? 'GET' : 'POST';
      expect(await said(scene.send(method, scene.path(path), undefined, bearer(access)))).toBe(answer);
    }
  });
});
