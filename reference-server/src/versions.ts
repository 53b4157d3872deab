import { catalogue, type ErrorCode } from './errors/catalogue.ts';
import { type Limits, limitsV1, limitsV2 } from './limits/limits.ts';

/** In what the versions of the API differ; whoever adds one adds it here. */
export type ApiVersion = {
  readonly name: string;
  readonly limits: Limits;
  /** Turns the place of a field in the body into the pointer of an error. */
  readonly pointer: (path: readonly string[]) => string;
  /** How an account is deleted: OpenAPI 3.0.3 gives the body of a DELETE no meaning. */
  readonly deletion: { readonly method: 'POST' | 'DELETE'; readonly path: string };
  /** Headers that every answer of the version carries. */
  readonly headers: Readonly<Record<string, string>>;
  /** Codes that the version calls by another name, since it knows them only as part of that. */
  readonly codes: { readonly [Code in ErrorCode]?: ErrorCode };
  /** The status of an answer with a code. */
  readonly statusOf: (code: ErrorCode) => number;
  /** Whether every answer tells of the limits. */
  readonly tellsLimitsAlways: boolean;
  /** Whether a locked account is told how long it stays locked. */
  readonly tellsLockout: boolean;
  /** Whether a login that needs a second factor says so in a header too. */
  readonly tellsTwoFactor: boolean;
  /** Whether a request can be repeated under one `Idempotency-Key`. */
  readonly honoursIdempotencyKeys: boolean;
};

/** The part of a version that answers need. */
export type ErrorStyle = Pick<ApiVersion, 'pointer' | 'headers' | 'codes' | 'statusOf'> & {
  /** Writes the error in a form of its own. */
  readonly errorBody?: (entries: readonly ErrorEntry[]) => unknown;
};

/** One entry of an error answer with all its texts. */
export type ErrorEntry = {
  readonly id: string;
  readonly status: string;
  readonly code: ErrorCode;
  readonly title: string;
  readonly detail: string;
  readonly source?: { readonly pointer: string } | { readonly parameter: string };
};

const codesV1 = { MALFORMED_REQUEST: 'VALIDATION_ERROR', ACCOUNT_SUSPENDED: 'ACCOUNT_LOCKED' } as const;

/** The legacy version: announced as deprecated (RFC 9745), with the day of its end (RFC 8594). */
export const v1: ApiVersion = {
  name: 'v1',
  limits: limitsV1,
  pointer: (path) => `/data/attributes${toPointer(path)}`,
  deletion: { method: 'POST', path: '/gdpr/account/delete' },
  headers: {
    Deprecation: '@1759276800',
    Sunset: 'Fri, 01 Oct 2027 00:00:00 GMT',
    Link: '<https://api.sumafinance.com/v2>; rel="successor-version"',
  },
  codes: codesV1,
  statusOf: (code) => catalogue[code].status,
  tellsLimitsAlways: false,
  tellsLockout: false,
  tellsTwoFactor: false,
  honoursIdempotencyKeys: false,
};

/** The current version. */
export const v2: ApiVersion = {
  name: 'v2',
  limits: limitsV2,
  pointer: toPointer,
  deletion: { method: 'DELETE', path: '/gdpr/account' },
  headers: {},
  codes: {},
  // What is JSON and still cannot be accepted is unprocessable (RFC 9110 section 15.5.21).
  statusOf: (code) =>
    code !== 'MALFORMED_REQUEST' && catalogue[code].status === 400 ? 422 : catalogue[code].status,
  tellsLimitsAlways: true,
  tellsLockout: true,
  tellsTwoFactor: true,
  honoursIdempotencyKeys: true,
};

/** What lies outside the versions of the API: health, controls and mailbox. */
export const unversioned: ErrorStyle = {
  pointer: toPointer,
  headers: {},
  codes: codesV1,
  statusOf: v1.statusOf,
};

/** Every version in the order of their age. */
export const versions: readonly ApiVersion[] = [v1, v2];

/** Writes names as a JSON Pointer (RFC 6901). */
function toPointer(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
