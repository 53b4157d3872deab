import type { Request, ResponseToolkit, ServerRoute } from '@hapi/hapi';
import { enforceLimit } from '../limits/enforce-limit.ts';
import type { Limit, Standing } from '../limits/limiter.ts';
import { readBody, type Shape } from '../validation/shape.ts';
import { largestBody } from './body-bytes.ts';
import { readJsonBody } from './json-body.ts';
import { type RequestContext, requestContexts } from './request-context.ts';

/** A request as a handler sees it, when everything before its own state has been judged. */
type Call<Body, Caller> = {
  readonly context: RequestContext;
  readonly body: Body;
  readonly caller: Caller;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** By their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** Where the client's address stands in the limit of the operation, if it has one. */
  readonly standing: Standing | undefined;
};

/** What an operation answers; `isPersonal` keeps it out of every cache. */
type Answer = {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly isPersonal?: boolean;
};

/** One operation of the API: what its requests must pass, in the order in which it is judged, and its behaviour. */
export type Operation<Body, Caller> = {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'DELETE';
  readonly path: string;
  readonly perAddress?: Limit;
  readonly authenticate?: (authorization: string | undefined, context: RequestContext) => Promise<Caller>;
  readonly perUser?: { readonly limit: Limit; readonly key: (caller: Caller) => string };
  /** Refuses a caller who may not do this. */
  readonly authorise?: (caller: Caller) => void;
  readonly body?: Shape<Body>;
  readonly isBodyOptional?: boolean;
  readonly perBody?: { readonly limit: Limit; readonly key: (body: Body) => string };
  readonly answer: (call: Call<Body, Caller>) => Promise<Answer>;
};

/** Makes the route of an operation; hapi reads the bytes, and everything after that is judged here. */
export function defineOperation<Body = unknown, Caller = unknown>(
  operation: Operation<Body, Caller>,
): ServerRoute {
  const { method, path } = operation;
  return {
    method,
    path,
    options: {
      app: operation.perAddress ? { perAddress: operation.perAddress } : {},
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
      return requestContexts.run(context, async () =>
        respond(toolkit, await judge(operation, request, context)),
      );
    },
  };
}

function contextOf(operationId: string, { app }: Request): RequestContext {
  if (!app.context) throw new Error('The request was given no context.');
  const storeFailure = app.takeStoreFailure?.(operationId);
  return { ...app.context, storeFailure };
}

async function judge<Body, Caller>(
  operation: Operation<Body, Caller>,
  request: Request,
  context: RequestContext,
): Promise<Answer> {
  const { perAddress, authenticate, perUser, authorise, perBody } = operation;
  const parameters = textsOf(request.params);
  const query = textsOf(request.query);
  const headers = textsOf(request.headers);
  const json = operation.body && (await readJsonBody(request, operation.isBodyOptional ?? false));
  const standing = perAddress && enforceLimit(context, perAddress, context.clientAddress);
  const caller = (await authenticate?.(headers.authorization, context)) as Caller;
  if (perUser) enforceLimit(context, perUser.limit, perUser.key(caller));
  authorise?.(caller);
  const body = (operation.body && readBody(operation.body, json?.value, json?.faults ?? [])) as Body;
  if (perBody) enforceLimit(context, perBody.limit, perBody.key(body));
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
  const texts = Object.entries(values).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return Object.fromEntries(texts);
}
