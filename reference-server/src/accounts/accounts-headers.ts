import type { Plugin } from '@hapi/hapi';
import { standingOf } from '../limits/enforce-limit.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import { healthPath, isOfAccounts } from './error-style.ts';
import { accountsLimits } from './limits.ts';

/** Writes on every answer of the `accounts` API its id, and where the client stands in its limit. */
export const accountsHeaders: Plugin<object> = {
  name: 'accounts-headers',
  register: (server) => {
    server.ext('onPreResponse', async ({ app, path, response }, toolkit) => {
      const { context } = app;
      if (!isOfAccounts(path) || !context || response instanceof Error) return toolkit.continue;
      response.header('X-Request-Id', context.id);
      // Probes may come as often as they like.
      if (path === healthPath) return toolkit.continue;
      const [standing] = context.standings.values();
      const headers = rateLimitHeaders(
        standing ?? (await standingOf(context, accountsLimits.standardPerAddress, context.clientAddress)),
      );
      for (const [name, value] of Object.entries(headers)) response.header(name, value);
      return toolkit.continue;
    });
  },
};
