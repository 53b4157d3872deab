import { randomUUID } from 'node:crypto';
import type { Plugin, Request } from '@hapi/hapi';
import { createLimiter } from '../limits/limiter.ts';
import { locateNowhere } from '../locations/locate.ts';
import type { Announce } from '../webhooks/announced-event.ts';
import type { RequestContext, StoreFailure } from './request-context.ts';

declare module '@hapi/hapi' {
  interface RequestApplicationState {
    context?: RequestContext;
    takeStoreFailure?: (operationId: string) => StoreFailure | undefined;
  }
}

type Surroundings = Pick<RequestContext, 'limiter' | 'announce' | 'locate'>;

/** Gives every request its context: a new id, the real time, the address of its connection, the server's own limiter. */
export const baseContext: Plugin<Partial<Surroundings>> = {
  name: 'base-context',
  register: (server, { limiter = createLimiter(), announce = ignore, locate = locateNowhere }) => {
    const surroundings = { limiter, announce, locate };
    server.ext('onRequest', (request, toolkit) => {
      request.app.context = makeContext(request, surroundings);
      return toolkit.continue;
    });
  },
};

const ignore: Announce = async () => () => undefined;

function makeContext(request: Request, { limiter, announce, locate }: Surroundings): RequestContext {
  return {
    id: `err_${randomUUID()}`,
    now: () => new Date(),
    clientAddress: plainAddress(request.info.remoteAddress),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 500),
    limiter,
    standings: new Map(),
    storeFailure: undefined,
    locate,
    announce,
  };
}

/** A socket for both families shows IPv4 addresses in their IPv6 form. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
