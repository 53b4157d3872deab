import type { Json } from '../../model/json.ts';
import { isUuid } from './varying.ts';

const text = (fits: (value: string) => boolean) => (value: Json) => typeof value === 'string' && fits(value);

/** What may stand between `<` and `>`: types of JSON, and [formats](https://spec.openapis.org/registry/format/) of texts. */
const kinds: Readonly<Record<string, (value: Json) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number',
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  array: Array.isArray,
  object: (value) => value !== null && typeof value === 'object' && !Array.isArray(value),
  'date-time': text(
    (value) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(value) && isDate(value),
  ),
  date: text((value) => /^\d{4}-\d\d-\d\d$/.test(value) && isDate(value)),
  uuid: text(isUuid),
  email: text((value) => /^[^\s@]+@[^\s@]+$/.test(value)),
  uri: text((value) => URL.canParse(value)),
};

/** Whether a value is of the kind that `<kind>` asks for; undefined when the text is no placeholder. */
export function fitsPlaceholder(expected: string, actual: Json): boolean | undefined {
  const kind = /^<([a-z-]+)>$/.exec(expected)?.[1] ?? '';
  return Object.hasOwn(kinds, kind) ? kinds[kind]?.(actual) : undefined;
}

function isDate(value: string): boolean {
  return !Number.isNaN(Date.parse(value));
}
