import { once } from 'node:events';
import type { Server } from 'node:http';
import { DocsError } from '../errors.ts';

/** How many ports are tried after the one that was asked for. */
const tries = 100;

/** Listens on the loopback address, at `port` or the next one that is free; gives the port that it is. */
export async function listenNear(server: Server, port: number): Promise<number> {
  for (let candidate = port; candidate < port + tries && candidate < 65_536; candidate++) {
    try {
      server.listen(candidate, '127.0.0.1');
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : candidate;
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code !== 'EADDRINUSE' && code !== 'EACCES') throw error;
    }
  }
  throw new DocsError(`No port from ${port} on is free; choose another one with \`--port\`.`);
}

/** The port that a flag names; 0 is any free one. */
export function portOf(text: string | undefined, usual: number): number {
  if (text === undefined) return usual;
  const port = Number(text);
  if (/^\d+$/.test(text) && port < 65_536) return port;
  throw new DocsError(`\`--port ${text}\` is no port: it needs a number from 0 to 65535.`);
}
