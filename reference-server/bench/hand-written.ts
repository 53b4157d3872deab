import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Client } from '@hapi/catbox';
import { Engine } from '@hapi/catbox-memory';
import { server as createServer } from '@hapi/hapi';
import { jwtVerify } from 'jose';
import Database from 'libsql';
import { pino } from 'pino';
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';

/*
 * `GET /v2/users/me` as somebody would write it by hand, for one route and no more: the same credential, denylist, read,
 * limit, answer and log line, with nothing in between. `bench/reference-server.ts` compares the server with it.
 *
 *   tsx hand-written.ts <database file> <PEM key file>
 */

type Row = { user_id: string; is_active: 0 | 1; id: string; email: string; name: string; verified: 0 | 1 };

const [databaseFile = '', keyFile = ''] = process.argv.slice(2);
const key = createPublicKey(readFileSync(keyFile));
const log = pino(
  { base: null, timestamp: pino.stdTimeFunctions.isoTime },
  pino.destination({ dest: 2, sync: true }),
);
const denylist = new Client<boolean>(new Engine());
await denylist.start();
const limiter = new RateLimiterMemory({ points: 1000, duration: 3600 });
const find = new Database(databaseFile).prepare(
  `SELECT u.user_id, u.is_active, p.public_id AS id, u.email, p.name, p.email_verified_at IS NOT NULL AS verified
   FROM access_tokens t
   JOIN sessions s ON s.session_id = t.session_id
   JOIN users u ON u.user_id = s.user_id
   JOIN profiles p ON p.user_id = u.user_id
   WHERE t.jti = ? AND s.ended_at IS NULL`,
);

const server = createServer({
  host: '127.0.0.1',
  port: Number(process.env.APP_SERVER_PORT),
  compression: false,
  routes: { response: { ranges: false } },
});
server.route({
  method: 'GET',
  path: '/v2/users/me',
  handler: async (request, toolkit) => {
    const refuse = (status: number) =>
      toolkit.response({ errors: [{ status: String(status) }] }).code(status);
    const token = /^Bearer +(\S+)$/i.exec(String(request.headers.authorization))?.[1] ?? '';
    const claims = await jwtVerify(token, key, {
      algorithms: ['RS256'],
      requiredClaims: ['sub', 'iat', 'exp', 'jti', 'device_id'],
    }).catch(() => undefined);
    const id = claims?.payload.jti;
    if (id === undefined || (await denylist.get({ segment: 'ended', id }))) return refuse(401);
    const row = find.get(id) as Row | undefined;
    if (!row) return refuse(401);
    const standing = await limiter.consume(row.user_id).catch((refused: RateLimiterRes) => refused);
    if (standing.consumedPoints > 1000) return refuse(429);
    if (row.is_active !== 1) return refuse(403);
    const seconds = Math.ceil(standing.msBeforeNext / 1000);
    const data = { id: row.id, email: row.email, name: row.name, email_verified: row.verified === 1 };
    return toolkit
      .response({ data })
      .header('Cache-Control', 'no-store')
      .header('X-RateLimit-Limit', '1000')
      .header('X-RateLimit-Remaining', String(standing.remainingPoints))
      .header('X-RateLimit-Reset', String(Math.ceil(Date.now() / 1000) + seconds))
      .header('RateLimit', `"standard-per-user";r=${standing.remainingPoints};t=${seconds}`)
      .header('RateLimit-Policy', '"standard-per-user";q=1000;w=3600')
      .charset('');
  },
});
server.events.on('response', ({ method, path, info, response }) => {
  const status = 'statusCode' in response ? response.statusCode : undefined;
  const milliseconds = info.completed - info.received;
  log.info({ id: info.id, method, path, status, milliseconds, address: info.remoteAddress }, 'answered');
});
await server.start();
