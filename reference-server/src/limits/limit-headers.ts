import type { Plugin, Request, ResponseObject, RouteOptionsApp } from '@hapi/hapi';
import type { ApiVersion } from '../versions.ts';
import { noteUntouched, standingOf } from './enforce-limit.ts';
import type { Limit } from './limiter.ts';
import { allRateLimitHeaders } from './rate-limit-headers.ts';

declare module '@hapi/hapi' {
  interface RouteOptionsApp {
    /** What the operation allows one address, so that a request that never got there can be told too. */
    perAddress?: Limit;
    /** What it allows one user or one value of the body, whom such a request has not named. */
    untouched?: Limit;
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

async function write(request: Request, response: ResponseObject, { limits }: ApiVersion): Promise<void> {
  const { context } = request.app;
  if (!context) return;
  if (context.standings.size === 0) {
    const { perAddress, untouched } = operationOf(request);
    if (untouched) noteUntouched(context, untouched);
    else await standingOf(context, perAddress ?? limits.everythingElsePerAddress, context.clientAddress);
  }
  const headers = allRateLimitHeaders(context.standings, context.now());
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
}

/** A request with another method than a path takes is told the limit of the operation that is there. */
function operationOf({ route, path, server }: Request): RouteOptionsApp {
  const { app } = route.settings;
  if (app?.perAddress || app?.untouched) return app;
  const others = (['get', 'post', 'delete'] as const).map((method) => server.match(method, path));
  return others.find(Boolean)?.settings.app ?? {};
}
