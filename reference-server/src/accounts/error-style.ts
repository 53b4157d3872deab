import { catalogue } from '../errors/catalogue.ts';
import { type ErrorEntry, type ErrorStyle, v2 } from '../versions.ts';

/** The path under which the `accounts` API lies. */
export const accountsPath = '/api/v1';

/** How the `accounts` API answers errors: one object with a list of fields, with the statuses of the current version. */
export const accountsStyle: ErrorStyle = {
  pointer: (path) => path.join('.'),
  headers: {},
  codes: { INVALID_EMAIL_FORMAT: 'VALIDATION_ERROR', PASSWORD_COMPLEXITY_ERROR: 'VALIDATION_ERROR' },
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
  const isList = first?.code === 'VALIDATION_ERROR' && details.length > 0;
  const message = isList ? catalogue.VALIDATION_ERROR.detail : first?.detail;
  return { error: { code: first?.code, message, details } };
}
