import type { ParameterStyle } from './parameter-style.ts';

/** [`deepObject`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `name[key]=value` pairs for query; defined for flat objects only. */
export const deepObject: ParameterStyle = (value, { name, encode }) => {
  if (value.kind !== 'object') {
    const items = value.kind === 'array' ? value.items : [value.value];
    return items.map((item) => `${encode(name)}=${encode(item)}`).join('&');
  }
  return value.entries.map(([key, item]) => `${encode(`${name}[${key}]`)}=${encode(item)}`).join('&');
};
