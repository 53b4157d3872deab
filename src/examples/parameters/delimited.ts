import type { ParameterStyle } from './parameter-style.ts';

/** [`spaceDelimited` and `pipeDelimited`](https://spec.openapis.org/oas/v3.1.1.html#style-values): arrays and objects in one query pair, the delimiter percent-encoded. */
export function delimited(delimiter: '%20' | '%7C'): ParameterStyle {
  return (value, { name, encode }) => {
    const key = encode(name);
    if (value.kind === 'primitive') return `${key}=${encode(value.value)}`;
    const items = value.kind === 'array' ? value.items : value.entries.flat();
    return `${key}=${items.map(encode).join(delimiter)}`;
  };
}
