import type { ParameterStyle } from './parameter-style.ts';

/** [`label`](https://spec.openapis.org/oas/v3.1.1.html#style-values): dot-prefixed, for path; [RFC 6570 label expansion](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.5). */
export const label: ParameterStyle = (value, { explode, encode }) => {
  if (value.kind === 'primitive') return `.${encode(value.value)}`;
  const separator = explode ? '.' : ',';
  if (value.kind === 'array') return `.${value.items.map(encode).join(separator)}`;
  return `.${value.entries
    .map(([key, item]) => `${encode(key)}${explode ? '=' : ','}${encode(item)}`)
    .join(separator)}`;
};
