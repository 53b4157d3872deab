import type { ExpectedResponse, HttpRequest } from '../../model/example.ts';
import type { Operation } from '../../model/operation.ts';
import { hasCredential, withOtherCredential, withoutCredentials } from '../credentials.ts';

/**
 * An answer that HTTP itself gives, provoked by one change to a good request, the same for every operation.
 * Recognised by status and by the name of the response example.
 */
interface MechanicalRule {
  readonly status: string;
  readonly example: string;
  /** `taken` are the methods that the path has. */
  readonly alter: (request: HttpRequest, taken: readonly string[]) => HttpRequest | undefined;
}

const rules: readonly MechanicalRule[] = [
  {
    status: '405',
    example: 'method_not_allowed',
    alter: (request, taken) => {
      const method = ['PUT', 'PATCH', 'DELETE', 'POST'].find((each) => !taken.includes(each));
      return method === undefined ? undefined : { ...withoutBody(request), method };
    },
  },
  {
    status: '415',
    example: 'unsupported_media_type',
    alter: (request) => request.body && withBody(request, 'text/plain', 'plain text'),
  },
  {
    status: '400',
    example: 'malformed_json',
    alter: (request) => request.body && withBody(request, 'application/json', '{"cut":'),
  },
  {
    status: '413',
    example: 'payload_too_large',
    alter: (request) => {
      // Twice the limit that is promised: the last byte of it is a matter for boundary tests.
      const padding = JSON.stringify({ padding: 'x'.repeat(128 * 1024) });
      return request.body && withBody(request, 'application/json', padding);
    },
  },
  {
    status: '401',
    example: 'authentication_required',
    alter: (request) => ifSecured(request, withoutCredentials(request)),
  },
  {
    status: '401',
    example: 'invalid_token',
    alter: (request) => ifSecured(request, withOtherCredential(request, 'not-a-token')),
  },
];

/** The request that provokes a documented answer by a mechanical rule, or undefined when none fits. */
export function mechanicalRequest(
  operation: Operation,
  expected: ExpectedResponse,
  request: HttpRequest,
  operations: readonly Operation[],
): HttpRequest | undefined {
  const rule = rules.find(
    (each) => each.status === expected.response.status && each.example === expected.example?.name,
  );
  const taken = operations.filter((each) => each.path === operation.path).map((each) => each.method);
  return rule?.alter(request, [operation.method, ...taken]);
}

/** Without credentials to change the request would be a good one, and do what it does. */
function ifSecured(request: HttpRequest, altered: HttpRequest): HttpRequest | undefined {
  return hasCredential(request) ? altered : undefined;
}

function withBody(request: HttpRequest, mediaType: string, text: string): HttpRequest {
  const others = request.headers.filter((header) => header.name.toLowerCase() !== 'content-type');
  const headers = [{ name: 'Content-Type', value: mediaType }, ...others];
  return { ...request, headers, body: { kind: 'text', mediaType, text } };
}

function withoutBody(request: HttpRequest): HttpRequest {
  const { body: _, ...rest } = request;
  return { ...rest, headers: request.headers.filter((each) => each.name.toLowerCase() !== 'content-type') };
}
