import type { Request, ResponseToolkit, RouteOptionsApp, ServerRoute } from '@hapi/hapi';
import { enforceLimit } from '../limits/enforce-limit.ts';
import type { Limit, Standing } from '../limits/limiter.ts';
import { readBody, readQuery, type Shape } from '../validation/shape.ts';
import { largestBody } from './body-bytes.ts';
import { readJsonBody } from './json-body.ts';
import { type RequestContext, requestContexts } from './request-context.ts';

type Texts = Readonly<Record<string, string>>;

/** A request as a handler sees it, when everything before its own state has been judged. */
export type Call<Body, Caller, Query = Texts> = {
  readonly context: RequestContext;
  readonly body: Body;
  readonly caller: Caller;
  readonly parameters: Texts;
  readonly query: Query;
  /** By their names in lower case. */
  readonly headers: Texts;
  /** Where the client's address stands in the limit of the operation, if it has one. */
  readonly standing: Standing | undefined;
};

/** What an operation answers; `isPersonal` keeps it out of every cache. */
export type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly isPersonal?: boolean;
};

/** One operation of the API: what its requests must pass, in the order in which it is judged, and its behaviour. */
export type Operation<Body, Caller, Query = Texts> = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly perAddress?: Limit;
  /** Finds the caller; `sent` is the body before anybody has judged it. */
  readonly authenticate?: (
    authorization: string | undefined,
    context: RequestContext,
    sent: unknown,
  ) => Promise<Caller>;
  readonly perUser?: {
    readonly limit: Limit | ((caller: Caller) => Limit);
    /** Without a key nothing is counted. */
    readonly key: (caller: Caller) => string | undefined;
  };
  /** Refuses a caller who may not do this; the body is as it was sent, since nobody has judged it yet. */
  readonly authorise?: (caller: Caller, body: unknown) => void;
  readonly query?: Shape<Query>;
  readonly body?: Shape<Body>;
  readonly isBodyOptional?: boolean;
  readonly perBody?: { readonly limit: Limit; readonly key: (body: Body) => string };
  /** The limit of an operation that counts its requests itself. */
  readonly ownLimit?: Limit;
  readonly answer: (call: Call<Body, Caller, Query>) => Promise<Answer>;
};

/** Makes the route of an operation; hapi reads the bytes, and everything after that is judged here. */
export function defineOperation<Body = unknown, Caller = unknown, Query = Texts>(
  operation: Operation<Body, Caller, Query>,
): ServerRoute {
  const { method, path } = operation;
  return {
    method,
    path,
    options: {
      app: toldLimit(operation),
      ...(method !== 'GET' && {
        // The declared media type is ours to judge, so hapi is told one that it does not look into.
        payload: {
          parse: false,
          output: 'stream',
          maxBytes: largestBody,
          override: 'application/octet-stream',
          timeout: false,
        },
      }),
    },
    handler: (request, toolkit) => {
      const context = contextOf(operation.id, request);
      const work = async () => respond(toolkit, await judge(operation, request, context));
      // Carrying the context along makes every promise of the process dearer, so it is done where it is needed.
      return context.storeFailure ? requestContexts.run(context, work) : work();
    },
  };
}

/** What a request is told that failed before anything was counted. */
function toldLimit<Body, Caller, Query>({
  perAddress,
  perUser,
  perBody,
  ownLimit,
}: Operation<Body, Caller, Query>): RouteOptionsApp {
  if (perAddress) return { perAddress };
  const perCaller = typeof perUser?.limit === 'function' ? undefined : perUser?.limit;
  const untouched = perCaller ?? perBody?.limit ?? ownLimit;
  return untouched ? { untouched } : {};
}

function contextOf(operationId: string, { app }: Request): RequestContext {
  if (!app.context) throw new Error('The request was given no context.');
  const storeFailure = app.takeStoreFailure?.(operationId);
  return { ...app.context, storeFailure };
}

async function judge<Body, Caller, Query>(
  operation: Operation<Body, Caller, Query>,
  request: Request,
  context: RequestContext,
): Promise<Answer> {
  const { perAddress, authenticate, perUser, authorise, perBody } = operation;
  const parameters = textsOf(request.params);
  const headers = textsOf(request.headers);
  const json = operation.body && (await readJsonBody(request, operation.isBodyOptional ?? false));
  const standing = perAddress && (await enforceLimit(context, perAddress, context.clientAddress));
  const caller = (await authenticate?.(headers.authorization, context, json?.value)) as Caller;
  const user = perUser?.key(caller);
  if (perUser && user !== undefined) {
    const limit = typeof perUser.limit === 'function' ? perUser.limit(caller) : perUser.limit;
    await enforceLimit(context, limit, user);
  }
  authorise?.(caller, json?.value);
  const texts = textsOf(request.query);
  const query = (operation.query ? readQuery(operation.query, texts) : texts) as Query;
  const body = (operation.body && readBody(operation.body, json?.value, json?.faults ?? [])) as Body;
  if (perBody) await enforceLimit(context, perBody.limit, perBody.key(body));
  return operation.answer({ context, body, caller, parameters, query, headers, standing });
}

function respond(toolkit: ResponseToolkit, { status, body, headers = {}, isPersonal }: Answer) {
  const response = toolkit.response(body as object).code(status);
  for (const [name, value] of Object.entries(headers)) response.header(name, value);
  if (isPersonal) response.header('Cache-Control', 'no-store');
  return response;
}

/** Leaves out what was sent more than once, since it has no one value. */
function textsOf(values: Readonly<Record<string, unknown>>): Record<string, string> {
  const texts: Record<string, string> = Object.create(null);
  for (const name of Object.keys(values)) {
    const value = values[name];
    if (typeof value === 'string') texts[name] = value;
  }
  return texts;
}
