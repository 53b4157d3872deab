import type { Plugin } from '@hapi/hapi';
import { sql } from 'kysely';
import { defineOperation } from '../http/operation.ts';
import type { Services } from '../http/services.ts';

/** Whether the server can do its work: it answers only when the store does. */
export const health: Plugin<{ services: Services }> = {
  name: 'health',
  register: (server, { services }) => {
    server.route(
      defineOperation({
        id: 'getHealth',
        method: 'GET',
        path: '/health',
        answer: async () => {
          await sql`SELECT 1`.execute(services.store);
          return { status: 200, body: { status: 'ok' } };
        },
      }),
    );
  },
};
