import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import { createTlsContext } from './admit.ts';
import type { Authority } from './authority.ts';
import { type OpenPort, openPort } from './port.ts';
import type { WireSession } from './session.ts';

/** The intercepting proxy between running programs and the Target. */
export interface Wire {
  /** Opens a port of its own for one running program. */
  readonly open: (session: WireSession) => Promise<OpenPort>;
  /** Closes every port and the connections to the Target. */
  readonly close: () => Promise<void>;
}

/** Idle connections are given up early, before a Target would: a request must not meet a closing one. */
const agentOptions = { keepAlive: true, maxFreeSockets: 64, timeout: 2000 };

/** Makes a Wire whose TLS certificates come from the given authority. */
export function createWire({ authority }: { authority: Authority }): Wire {
  const tls = createTlsContext(authority);
  const agents = { http: new HttpAgent(agentOptions), https: new HttpsAgent(agentOptions) };
  const ports = new Set<OpenPort>();

  const open = async (session: WireSession): Promise<OpenPort> => {
    const opened = await openPort(session, { tls, agents });
    const port: OpenPort = {
      ...opened,
      close: async () => {
        ports.delete(port);
        await opened.close();
      },
    };
    ports.add(port);
    return port;
  };
  const close = async (): Promise<void> => {
    await Promise.all([...ports].map((port) => port.close()));
    agents.http.destroy();
    agents.https.destroy();
  };
  return { open, close };
}
