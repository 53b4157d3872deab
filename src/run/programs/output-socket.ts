import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** Where a program that a host runs writes to. */
export interface OutputSocket {
  /** The first connection is its standard output, the second its standard error. */
  readonly connected: Promise<readonly [stdout: Socket, stderr: Socket]>;
  readonly close: () => void;
}

/** Listens on a path until both have come. */
export async function listenForOutput(path: string): Promise<OutputSocket> {
  const server = createServer();
  const sockets: Socket[] = [];
  const connected = new Promise<readonly [Socket, Socket]>((resolve) => {
    server.on('connection', (socket) => {
      // A program that is killed may leave a reset behind: what it said is all the same.
      socket.on('error', () => {});
      sockets.push(socket);
      const [stdout, stderr] = sockets;
      if (!stdout || !stderr) return;
      server.close();
      resolve([stdout, stderr]);
    });
  });
  server.listen(path);
  await once(server, 'listening');
  const close = (): void => {
    server.close();
    for (const socket of sockets) socket.destroy();
  };
  return { connected, close };
}
