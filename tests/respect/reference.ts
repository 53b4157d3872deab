import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import config from '../../docs.config.ts';

/** Starts the target `reference` of docs.config.ts on a free port, and waits until it is ready. */
export async function startReference(): Promise<{ readonly port: number; readonly stop: () => void }> {
  const target = config.targets?.reference;
  if (!target?.command || !target.url)
    throw new Error('docs.config.ts lacks the command or URL of the target `reference`.');
  const port = await freePort();
  const fill = (text: string) => text.replaceAll('{port}', String(port));
  const own = Object.entries(target.env ?? {}).map(([name, value]) => [name, fill(value)]);
  const server = spawn('/bin/sh', ['-c', fill(target.command)], {
    env: { ...process.env, ...Object.fromEntries(own) },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
  process.once('exit', () => server.kill());
  const ready = fill(target.url) + (target.ready ?? '/');
  while (!(await fetch(ready).catch(() => undefined))?.ok) {
    if (server.exitCode !== null) throw new Error(`The reference server ended with ${server.exitCode}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return { port, stop: () => server.kill() };
}

async function freePort(): Promise<number> {
  const socket = createServer().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}
