import type { ParameterStyle } from './parameter-style.ts';

/** [`simple`](https://spec.openapis.org/oas/v3.1.1.html#style-values): comma-separated, for path and header; [RFC 6570 simple expansion](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.2). */
export const simple: ParameterStyle = (value, { explode, encode }) => {
  if (value.kind === 'primitive') return encode(value.value);
  if (value.kind === 'array') return value.items.map(encode).join(',');
  return value.entries.map(([key, item]) => `${encode(key)}${explode ? '=' : ','}${encode(item)}`).join(',');
};
