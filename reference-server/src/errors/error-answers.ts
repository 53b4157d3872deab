import type { Lifecycle, Plugin, Request, Server } from '@hapi/hapi';
import type { Logger } from 'pino';
import type { ErrorStyle } from '../versions.ts';
import { ApiError } from './api-error.ts';
import { catalogue } from './catalogue.ts';
import { isUnavailable } from './is-unavailable.ts';

type Options = { log: Logger; versionOf: (path: string) => ErrorStyle };

/** Gives every failed request its error answer, and every answer the headers of its version. */
export const errorAnswers: Plugin<Options> = {
  name: 'error-answers',
  register: (server, { log, versionOf }) => {
    server.ext('onPreResponse', (request, toolkit): Lifecycle.ReturnValue => {
      const version = versionOf(request.path);
      const failed = request.response instanceof Error ? request.response : undefined;
      const error = failed && toApiError(failed, request, server, log);
      const response = error
        ? toolkit.response(toBody(error, version, idOf(request)) as object).code(statusOf(error, version))
        : request.response;
      if (response instanceof Error) return toolkit.continue;
      const headers = {
        ...version.headers,
        ...(error && { ...challenge(error, version), ...error.headers }),
      };
      for (const [name, value] of Object.entries(headers)) {
        // The links of a page and those of the version make one list (RFC 8288 section 3).
        response.header(name, value, { append: name === 'Link', separator: ', ' });
      }
      response.charset('');
      return error ? response : toolkit.continue;
    });
  },
};

function idOf(request: Request): string {
  return request.app.context?.id ?? 'err_unknown';
}

function toApiError(error: Error, request: Request, server: Server, log: Logger): ApiError {
  if (error instanceof ApiError) return error;
  const status = 'output' in error ? (error.output as { statusCode: number }).statusCode : 500;
  if (status === 413) return new ApiError('PAYLOAD_TOO_LARGE');
  if (status === 404) return unknownPath(request, server);
  // What is left in this range are requests that hapi cannot route, such as a path with a broken escape.
  if (status < 500) return new ApiError('NOT_FOUND');
  const unavailable = isUnavailable(error);
  log.error(
    { id: idOf(request), type: error.name, reason: error.message, stack: error.stack },
    'request failed',
  );
  return new ApiError(unavailable ? 'SERVICE_UNAVAILABLE' : 'INTERNAL_SERVER_ERROR');
}

/** hapi does not tell an unknown path from a known one that was asked with another method. */
function unknownPath({ path }: Request, server: Server): ApiError {
  const methods = (['GET', 'POST', 'DELETE'] as const).filter((method) => server.match(lower(method), path));
  return methods.length > 0
    ? new ApiError('METHOD_NOT_ALLOWED', { Allow: methods.join(', ') })
    : new ApiError('NOT_FOUND');
}

function lower<T extends string>(method: T): Lowercase<T> {
  return method.toLowerCase() as Lowercase<T>;
}

/** Every 401 names the scheme that the API accepts (RFC 9110 section 11.6.1, RFC 6750 section 3). */
function challenge(error: ApiError, version: ErrorStyle): Record<string, string> {
  if (statusOf(error, version) !== 401) return {};
  const { code } = error.failures[0];
  const isBadToken = code === 'TOKEN_EXPIRED' || code === 'INVALID_TOKEN';
  return { 'WWW-Authenticate': `Bearer realm="SUMA Finance"${isBadToken ? ', error="invalid_token"' : ''}` };
}

/** The status of the first entry; all entries of one answer share it. */
function statusOf({ failures }: ApiError, version: ErrorStyle): number {
  return version.statusOf(failures[0].code);
}

function toBody(error: ApiError, version: ErrorStyle, id: string): unknown {
  const errors = error.failures.map(({ code: general, detail, path, parameter }) => {
    const code = version.codes[general] ?? general;
    const entry = catalogue[code];
    return {
      id,
      status: String(version.statusOf(general)),
      code,
      title: entry.title,
      detail: (detail ?? entry.detail).replace('{error_id}', id),
      ...(path && { source: { pointer: version.pointer(path) } }),
      ...(parameter !== undefined && { source: { parameter } }),
    };
  });
  return version.errorBody?.(errors) ?? { errors };
}
