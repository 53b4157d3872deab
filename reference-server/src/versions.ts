import { type Limits, limitsV1 } from './limits/limits.ts';

/** In what the versions of the API differ; whoever adds one adds it here. */
export type ApiVersion = {
  readonly name: string;
  readonly limits: Limits;
  /** Turns the place of a field in the body into the pointer of an error. */
  readonly pointer: (path: readonly string[]) => string;
  /** Headers that every answer of the version carries. */
  readonly headers: Readonly<Record<string, string>>;
};

/** The part of a version that answers need. */
export type ErrorStyle = Pick<ApiVersion, 'pointer' | 'headers'>;

/** The legacy version: announced as deprecated (RFC 9745), with the day of its end (RFC 8594). */
export const v1: ApiVersion = {
  name: 'v1',
  limits: limitsV1,
  pointer: (path) => `/data/attributes${toPointer(path)}`,
  headers: {
    Deprecation: '@1759276800',
    Sunset: 'Fri, 01 Oct 2027 00:00:00 GMT',
    Link: '<https://api.sumafinance.com/v2>; rel="successor-version"',
  },
};

/** What lies outside the versions of the API: health, controls and mailbox. */
export const unversioned: ErrorStyle = { pointer: toPointer, headers: {} };

/** Every version in the order of their age. */
export const versions: readonly ApiVersion[] = [v1];

/** Writes names as a JSON Pointer (RFC 6901). */
function toPointer(path: readonly string[]): string {
  return path.map((name) => `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
