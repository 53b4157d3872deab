import type { ParameterStyle } from './parameter-style.ts';

/** [`form`](https://spec.openapis.org/oas/v3.1.1.html#style-values): ampersand-separated, for query and cookie; RFC 6570 form expansion. */
export const form: ParameterStyle = (value, { name, explode, encode }) => {
  const key = encode(name);
  if (value.kind === 'primitive') return `${key}=${encode(value.value)}`;
  if (value.kind === 'array') {
    return explode
      ? value.items.map((item) => `${key}=${encode(item)}`).join('&')
      : `${key}=${value.items.map(encode).join(',')}`;
  }
  return explode
    ? value.entries.map(([entry, item]) => `${encode(entry)}=${encode(item)}`).join('&')
    : `${key}=${value.entries.flat().map(encode).join(',')}`;
};
