import { toMembers } from '../raw-value.ts';
import { alternating, type StyleReader } from './style-reader.ts';

/** [`form`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `id=3,4,5` or, exploded, `id=3&id=4` and `a=1&b=2`. */
export const form: StyleReader = ({ pairs }, { name, explode, decode }) => {
  const own = pairs.filter(([each]) => each === name).map(([, value]) => value);
  const [first, ...more] = own;
  const single = first !== undefined && more.length === 0 && pairs.length === 1;
  if (explode) {
    return [
      ...(single ? [decode(first)] : []),
      ...(own.length === pairs.length ? [{ list: own.map(decode) }] : []),
      toMembers(pairs.map(([each, value]) => [each, decode(value)])),
    ];
  }
  if (!single) return [];
  const texts = first.split(',');
  return [decode(first), { list: texts.map(decode) }, ...alternating(texts, decode)];
};
