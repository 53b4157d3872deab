import { alternating, assigned, type StyleReader } from './style-reader.ts';

/** [`label`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `.3`, `.3,4,5` or, exploded, `.3.4.5` and `.a=1.b=2`. */
export const label: StyleReader = ({ text }, { explode, decode }) => {
  if (!text.startsWith('.')) return [];
  const rest = text.slice(1);
  const texts = rest.split(explode ? '.' : ',');
  return [
    decode(rest),
    { list: texts.map(decode) },
    ...(explode ? assigned(texts, decode) : alternating(texts, decode)),
  ];
};
