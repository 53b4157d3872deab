import type { ParameterStyle } from './parameter-style.ts';

/** [`matrix`](https://spec.openapis.org/oas/v3.1.1.html#style-values): semicolon-prefixed, for path; [RFC 6570 path-style expansion](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.7), in which an empty value has no `=`. */
export const matrix: ParameterStyle = (value, { name, explode, encode }) => {
  const assign = (key: string, item: string) => `;${encode(key)}${item === '' ? '' : `=${encode(item)}`}`;
  if (value.kind === 'primitive') return assign(name, value.value);
  if (!explode) {
    const items = value.kind === 'array' ? value.items : value.entries.flat();
    return `;${encode(name)}=${items.map(encode).join(',')}`;
  }
  return value.kind === 'array'
    ? value.items.map((item) => assign(name, item)).join('')
    : value.entries.map(([key, item]) => assign(key, item)).join('');
};
