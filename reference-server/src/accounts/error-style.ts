import { catalogue } from '../errors/catalogue.ts';
import { type ErrorEntry, type ErrorStyle, v2 } from '../versions.ts';

/** The path under which the `accounts` API lies. */
export const accountsPath = '/api/v1';

/** The one path of the API that lies on the host itself. */
export const healthPath = '/health';

/** Whether a path belongs to the `accounts` API. */
export function isOfAccounts(path: string): boolean {
  return path === healthPath || path.startsWith(`${accountsPath}/`);
}

/** How the `accounts` API answers errors: one object with a list of fields, with the statuses of the current version. */
export const accountsStyle: ErrorStyle = {
  pointer: (path) => path.join('.'),
  headers: {},
  codes: {},
  statusOf: v2.statusOf,
  errorBody,
};

function errorBody(entries: readonly ErrorEntry[]): unknown {
  const [first] = entries;
  const details = entries.flatMap(({ detail, source }) =>
    source && 'pointer' in source && source.pointer !== ''
      ? [{ field: source.pointer, message: detail }]
      : [],
  );
  // An address that looks like none is a violation like others here.
  const code = first?.code === 'INVALID_EMAIL_FORMAT' ? 'VALIDATION_ERROR' : first?.code;
  const isList = code === 'VALIDATION_ERROR' && details.length > 0;
  const message = isList ? catalogue.VALIDATION_ERROR.detail : messageOf(first);
  return { error: { code, message, details } };
}

/** The error has no place for its id, so a header carries it. */
function messageOf(entry: ErrorEntry | undefined): string | undefined {
  return entry?.code === 'INTERNAL_SERVER_ERROR'
    ? 'Something went wrong on our side. Contact support with the id in the X-Request-Id header.'
    : entry?.detail;
}
