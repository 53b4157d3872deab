import { toParameterValue } from './parameter-style.ts';
import { pair, type QueryStyle } from './query-style.ts';

/** [`form`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `name=value` pairs for query and cookie; [RFC 6570 form expansion](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.8). */
export const form: QueryStyle = (from, { name, explode }) => {
  const value = toParameterValue(from);
  if (value === undefined) return [];
  if (value.kind === 'primitive') return [pair(name, value.value)];
  if (value.kind === 'array') {
    return explode
      ? value.items.map((item) => pair(name, item))
      : [{ name, items: value.items, delimiter: ',' }];
  }
  return explode
    ? value.entries.map(([key, item]) => pair(key, item))
    : [{ name, items: value.entries.flat(), delimiter: ',' }];
};
