import { expect, test } from 'vitest';
import { useServer } from './test-server.ts';

const origin = 'https://app.sumafinance.com';
const used = useServer({ APP_SERVER_CORS_ORIGINS: origin });

test('a browser of a configured origin may send keys and read where it stands', async () => {
  const preflight = await used.server.inject({
    method: 'OPTIONS',
    url: '/v2/auth/register',
    headers: {
      Origin: origin,
      'Access-Control-Request-Method': 'POST',
      'Access-Control-Request-Headers': 'content-type, idempotency-key',
    },
  });
  expect(preflight.headers['access-control-allow-origin']).toBe(origin);
  expect(String(preflight.headers['access-control-allow-headers'])).toContain('Idempotency-Key');
  const reply = await used.server.inject({ url: '/v2/users/me', headers: { Origin: origin } });
  expect(String(reply.headers['access-control-expose-headers'])).toContain('RateLimit-Policy');
});

test('another origin is told nothing', async () => {
  const reply = await used.server.inject({ url: '/v2/users/me', headers: { Origin: 'https://example.org' } });
  expect(reply.headers).not.toHaveProperty('access-control-allow-origin');
});
