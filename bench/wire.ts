import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, ProxyAgent, request } from 'undici';
import { createAuthority } from '../src/run/wire/authority.ts';
import { createWire } from '../src/run/wire/wire.ts';

/*
 * What the Wire costs: the same requests straight to a server and through the Wire (TLS on one side), in one run.
 *
 *   npx tsx bench/wire.ts
 */

const count = 2_000;
const server = createServer((_, response) => response.end('{"ok":true}')).listen(0, '127.0.0.1');
await once(server, 'listening');
const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const authority = await createAuthority();
const wire = createWire({ authority });
const port = await wire.open({ route: () => ({ origin }), bind: (message) => message, addHeaders: [] });

const direct = await measure(origin, new Agent());
const through = await measure(
  'https://api.example.test',
  new ProxyAgent({ uri: port.url, requestTls: { ca: authority.caPem } }),
);
process.stdout.write(`direct           ${direct.toFixed(0)} requests/s\n`);
process.stdout.write(`through the Wire ${through.toFixed(0)} requests/s\n`);
process.stdout.write(`ratio            ${(through / direct).toFixed(2)}\n`);
await port.close();
await wire.close();
server.close();

async function measure(base: string, dispatcher: Agent | ProxyAgent): Promise<number> {
  const started = performance.now();
  for (let sent = 0; sent < count; sent++) {
    const { body } = await request(`${base}/users/me`, { dispatcher });
    await body.text();
  }
  await dispatcher.close();
  return (count * 1000) / (performance.now() - started);
}
