import { once } from 'node:events';
import { createServer, type Server } from 'node:net';

/** Listens on a loopback port of this machine, any free one for 0. Rejects such as with `EADDRINUSE`. */
export async function listenLocally(port: number): Promise<Server> {
  const server = createServer();
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}
