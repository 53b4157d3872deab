import { expect, test } from 'vitest';
import { freshEmail, registration, Scene } from './scene.ts';
import { useServer } from './test-server.ts';

const used = useServer({ APP_CONTROLS_ENABLED: 'false', APP_SERVER_CORS_ORIGINS: 'https://app.example.com' });

test('without controls there are no controls, no mailbox and no scenes', async () => {
  const client = new Scene(used, 'scn_unknown');
  expect((await client.post('/controls/scenes', {})).status).toBe(404);
  expect((await client.post('/controls/reset')).status).toBe(404);
  expect((await client.get('/mailbox/api/v1/messages')).status).toBe(404);
  const reply = await client.post('/v1/auth/register', registration(freshEmail()), {
    'X-Docs-Client-Address': '198.51.100.1',
  });
  expect(reply.body.data.gdpr_consent.consent_ip).toBe('127.0.0.1');
  expect(used.logged.join('')).toContain('A mail was dropped');
});

test('a configured origin may call from a browser, another may not', async () => {
  const client = new Scene(used);
  const preflight = (origin: string) =>
    client.send('OPTIONS', '/v1/auth/login', undefined, {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type,authorization',
    });
  const allowed = await preflight('https://app.example.com');
  expect(allowed.headers['access-control-allow-origin']).toBe('https://app.example.com');
  expect(allowed.headers['access-control-allow-methods']).toContain('POST');
  expect(
    (await preflight('https://evil.example.com')).headers['access-control-allow-origin'],
  ).toBeUndefined();
});
