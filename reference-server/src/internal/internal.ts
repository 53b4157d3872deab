import type { Plugin } from '@hapi/hapi';
import type { Services } from '../http/services.ts';
import { sendFeedback } from './feedback.ts';
import { getJsonWebKeySet } from './json-web-key-set.ts';

/** What the server offers outside the versions of its APIs. */
export const internal: Plugin<{ services: Services }> = {
  name: 'internal',
  register: (server, { services }) => {
    server.route([getJsonWebKeySet(services), sendFeedback(services)]);
  },
};
