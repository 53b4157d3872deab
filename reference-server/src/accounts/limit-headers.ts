import type { Plugin } from '@hapi/hapi';
import { standingOf } from '../limits/enforce-limit.ts';
import { rateLimitHeaders } from '../limits/rate-limit-headers.ts';
import { accountsPath } from './error-style.ts';
import { accountsLimits } from './limits.ts';

/** Writes on every answer of the `accounts` API where the client stands in its limit. */
export const accountsLimitHeaders: Plugin<object> = {
  name: 'accounts-limit-headers',
  register: (server) => {
    server.ext('onPreResponse', ({ app, path, response }, toolkit) => {
      const { context } = app;
      if (!path.startsWith(`${accountsPath}/`) || !context || response instanceof Error)
        return toolkit.continue;
      const [standing] = context.standings.values();
      const headers = rateLimitHeaders(
        standing ?? standingOf(context, accountsLimits.standardPerAddress, context.clientAddress),
      );
      for (const [name, value] of Object.entries(headers)) response.header(name, value);
      return toolkit.continue;
    });
  },
};
