import type { ParameterStyle } from './parameter-style.ts';

/** [`matrix`](https://spec.openapis.org/oas/v3.1.1.html#style-values): semicolon-prefixed, for path; RFC 6570 path-style expansion. */
export const matrix: ParameterStyle = (value, { name, explode, encode }) => {
  const key = encode(name);
  if (value.kind === 'primitive') return value.value === '' ? `;${key}` : `;${key}=${encode(value.value)}`;
  if (value.kind === 'array') {
    return explode
      ? value.items.map((item) => `;${key}=${encode(item)}`).join('')
      : `;${key}=${value.items.map(encode).join(',')}`;
  }
  return explode
    ? value.entries.map(([entry, item]) => `;${encode(entry)}=${encode(item)}`).join('')
    : `;${key}=${value.entries.flat().map(encode).join(',')}`;
};
