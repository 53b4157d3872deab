import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool, request } from 'undici';
import { median } from './cpu-seconds.ts';
import { cpuSecondsOf, type Running, residentMebibytes, start } from './reference-server-process.ts';
import { plantUsers } from './reference-server-users.ts';

/*
 * What the reference server costs: authenticated `GET /users/me` beside a hand-written hapi handler that does the same
 * work on the same database, alternating in one run; its start; its memory. No limit is lifted: there are so many users
 * that none of them gets to theirs.
 *
 *   npx tsx bench/reference-server.ts
 */

const build = 'node_modules/.bin/tsc -p reference-server/tsconfig.build.json';
const serve = 'exec node reference-server/dist/main.js';
const memoryRequests = 10_000;
const path = '/v2/users/me';
const roundRequests = 500;
const rounds = 20;
const userCount = 40;

const folder = mkdtempSync(join(tmpdir(), 'bench-'));
const databaseFile = join(folder, 'data.db');
const keyFile = join(folder, 'key.pem');
const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }));

print('start to first answer', `${(await medianStart(`${build} && ${serve}`)).toFixed(2)} s`);
print('of it the server alone', `${(await medianStart(serve)).toFixed(2)} s`);

const tokens = await plantUsers(databaseFile, keyFile, userCount);
const ours = await start(serve, {
  APP_DATABASE_NAME: databaseFile,
  APP_KEYS_PRIVATE_KEY_FILE: keyFile,
  APP_CONTROLS_ENABLED: 'false',
  APP_LOGGING_LEVEL: 'INFO',
});
const byHand = `exec node --import tsx reference-server/bench/hand-written.ts ${databaseFile} ${keyFile}`;
const theirs = await start(byHand);
print('the two answer alike', (await answerOf(ours)) === (await answerOf(theirs)) ? 'yes' : 'NO');

const early = await settledMemory(ours);
const late = await settledMemory(ours);
print(`resident after ${memoryRequests} requests`, `${early.toFixed(0)} MiB`);
print(`growth over the next ${memoryRequests}`, `${(late - early).toFixed(1)} MiB`);

await send(theirs, 2 * memoryRequests);
const cpuBefore = [cpuSecondsOf(ours), cpuSecondsOf(theirs)] as const;
const pairs: { readonly ours: number; readonly theirs: number }[] = [];
for (let round = 0; round < rounds; round++) {
  const isOursFirst = round % 2 === 0;
  const first = await send(isOursFirst ? ours : theirs, roundRequests);
  const second = await send(isOursFirst ? theirs : ours, roundRequests);
  pairs.push(isOursFirst ? { ours: first, theirs: second } : { ours: second, theirs: first });
}
print('reference server', `${median(pairs.map(({ ours }) => ours)).toFixed(0)} requests/s`);
print('hand-written handler', `${median(pairs.map(({ theirs }) => theirs)).toFixed(0)} requests/s`);
print('ratio', median(pairs.map(({ ours, theirs }) => ours / theirs)).toFixed(2));
const [ourCpu, theirCpu] = [cpuSecondsOf(ours) - cpuBefore[0], cpuSecondsOf(theirs) - cpuBefore[1]];
print('ratio of CPU time, theirs to ours', (theirCpu / ourCpu).toFixed(2));
await Promise.all([ours.stop(), theirs.stop()]);
rmSync(folder, { recursive: true });

function print(name: string, value: string): void {
  process.stdout.write(`${name.padEnd(36)} ${value}\n`);
}

async function medianStart(command: string): Promise<number> {
  const seconds: number[] = [];
  for (let run = 0; run < 5; run++) {
    const running = await start(command, { APP_LOGGING_LEVEL: 'ERROR' });
    seconds.push(running.seconds);
    await running.stop();
  }
  return median(seconds);
}

/** Sends the requests of a measurement, and returns the middle of what was resident, in MiB, while the later half came. */
async function settledMemory(server: Running): Promise<number> {
  const seen: number[] = [];
  for (let sent = 0; sent < memoryRequests; sent += roundRequests) {
    await send(server, roundRequests);
    seen.push(residentMebibytes(server));
  }
  return median(seen.slice(seen.length / 2));
}

/** Sends requests over eight connections, each user in turn, and returns how many were answered in a second. */
async function send({ origin }: Running, count: number): Promise<number> {
  const pool = new Pool(origin, { connections: 8 });
  const started = performance.now();
  let sent = 0;
  const client = async (): Promise<void> => {
    while (sent < count) {
      const { statusCode, body } = await pool.request({ method: 'GET', path, headers: headersOf(sent++) });
      await body.dump();
      if (statusCode !== 200) throw new Error(`answered ${statusCode}`);
    }
  };
  await Promise.all(Array.from({ length: 8 }, client));
  const seconds = (performance.now() - started) / 1000;
  await pool.close();
  return count / seconds;
}

/** Status, names of headers and body of the answer to the first user. */
async function answerOf({ origin }: Running): Promise<string> {
  const { statusCode, headers, body } = await request(`${origin}${path}`, { headers: headersOf(0) });
  return JSON.stringify([statusCode, Object.keys(headers).sort(), await body.json()]);
}

function headersOf(index: number): Record<string, string> {
  return { Authorization: `Bearer ${tokens[index % tokens.length]}` };
}
