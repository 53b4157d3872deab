import { alternating, assigned, type StyleReader } from './style-reader.ts';

/** [`simple`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `3,4,5`, `a,1,b,2` or, exploded, `a=1,b=2`. */
export const simple: StyleReader = ({ text }, { explode, decode }) => {
  const texts = text.split(',').map((each) => each.trim());
  return [
    decode(text),
    { list: texts.map(decode) },
    ...(explode ? assigned(texts, decode) : alternating(texts, decode)),
  ];
};
