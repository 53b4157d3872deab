import { randomUUID } from 'node:crypto';
import type { Plugin, Request } from '@hapi/hapi';
import { createLimiter, type Limiter } from '../limits/limiter.ts';
import { type Locate, locateNowhere } from '../locations/locate.ts';
import type { Announce } from '../webhooks/announced-event.ts';
import type { RequestContext, StoreFailure } from './request-context.ts';

declare module '@hapi/hapi' {
  interface RequestApplicationState {
    context?: RequestContext;
    takeStoreFailure?: (operationId: string) => StoreFailure | undefined;
  }
}

/** Gives every request its context: a new id, the real time, the address of its connection, the server's own limiter. */
export const baseContext: Plugin<{ limiter?: Limiter; announce?: Announce; locate?: Locate }> = {
  name: 'base-context',
  register: (server, { limiter = createLimiter(), announce = ignore, locate = locateNowhere }) => {
    server.ext('onRequest', (request, toolkit) => {
      request.app.context = { ...makeContext(request), limiter, announce, locate };
      return toolkit.continue;
    });
  },
};

const ignore: Announce = async () => () => undefined;

function makeContext(request: Request): Omit<RequestContext, 'limiter' | 'announce' | 'locate'> {
  return {
    id: `err_${randomUUID()}`,
    now: () => new Date(),
    clientAddress: plainAddress(request.info.remoteAddress),
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 500),
    standings: new Map(),
    storeFailure: undefined,
  };
}

/** A socket for both families shows IPv4 addresses in their IPv6 form. */
function plainAddress(address: string): string {
  return address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');
}
