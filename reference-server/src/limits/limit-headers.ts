import type { Plugin, Request, ResponseObject } from '@hapi/hapi';
import type { ApiVersion } from '../versions.ts';
import { standingOf } from './enforce-limit.ts';
import type { Limit } from './limiter.ts';
import { allRateLimitHeaders } from './rate-limit-headers.ts';

declare module '@hapi/hapi' {
  interface RouteOptionsApp {
    /** What the operation allows one address, so that a request that never got there can be told too. */
    perAddress?: Limit;
  }
}

type Options = { versions: readonly ApiVersion[] };

/** Writes on every answer of a version that does so where the client stands in its limits. */
export const limitHeaders: Plugin<Options> = {
  name: 'limit-headers',
  register: (server, { versions }) => {
    server.ext('onPreResponse', async (request, toolkit) => {
      const version = versions.find(({ name }) => request.path.startsWith(`/${name}/`));
      const { response } = request;
      if (version?.tellsLimitsAlways && !(response instanceof Error)) await write(request, response, version);
      return toolkit.continue;
    });
  },
};

async function write(
  { app, route }: Request,
  response: ResponseObject,
  { limits }: ApiVersion,
): Promise<void> {
  const { context } = app;
  if (!context) return;
  if (context.standings.size === 0) {
    const limit = route.settings.app?.perAddress ?? limits.everythingElsePerAddress;
    await standingOf(context, limit, context.clientAddress);
  }
  const headers = allRateLimitHeaders(context.standings, context.now());
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
}
