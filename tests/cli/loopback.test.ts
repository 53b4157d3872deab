import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, test } from 'vitest';
import { copyProject, docs } from './project.ts';

/** A port of this machine, and what stands on it until it is told to leave. */
async function occupyPort(): Promise<{ readonly port: number; readonly leave: () => Promise<void> }> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const leave = async () => {
    server.close();
    await once(server, 'close');
  };
  return { port: (server.address() as AddressInfo).port, leave };
}

const localDocumentation = (port: number) =>
  copyProject('notes', {
    'openapi.yaml': ['https://api.example.com/v1', `http://localhost:${port}/v1`],
    guides: null,
  });

test('a server of this machine is reached on the port that the text names', async () => {
  const { port, leave } = await occupyPort();
  await leave();
  const { status, stdout } = await docs(localDocumentation(port), ['build', '--strict']);
  expect(stdout).toContain('12 of 12 proven; no findings');
  expect(status).toBe(0);
});

test('when the port is taken, runtimes that pass by the proxy are not proven but in a network namespace', async () => {
  const { port, leave } = await occupyPort();
  const { status, stdout } = await docs(localDocumentation(port), ['build']);
  await leave();
  expect(stdout).toContain(
    stdout.includes('in a network namespace')
      ? '12 of 12 proven; no findings'
      : `- port ${port} is taken: 2\n    notes/v1/createSession/basic/ruby\n    notes/v1/listNotes/default/ruby\n`,
  );
  expect(status).toBe(0);
});
