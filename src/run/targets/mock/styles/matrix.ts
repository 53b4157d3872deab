import type { RawValue } from '../raw-value.ts';
import { alternating, assigned, type StyleReader } from './style-reader.ts';

/** [`matrix`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `;id=3`, `;id=3,4,5` or, exploded, `;id=3;id=4` and `;a=1;b=2`. */
export const matrix: StyleReader = ({ text }, { name, explode, decode }) => {
  if (!text.startsWith(';')) return [];
  const pairs = text.slice(1).split(';');
  const values = pairs.flatMap((pair) => valueAfter(pair, name, decode));
  const object = explode ? assigned(pairs, decode) : [];
  if (values.length !== pairs.length) return object;
  const [first = '', ...more] = values;
  if (more.length > 0) return explode ? [{ list: values.map(decode) }, ...object] : [];
  const texts = first.split(',');
  const list: RawValue = { list: (explode ? values : texts).map(decode) };
  return [decode(first), list, ...(explode ? object : alternating(texts, decode))];
};

function valueAfter(pair: string, name: string, decode: (text: string) => string): string[] {
  const at = pair.indexOf('=');
  if (decode(at < 0 ? pair : pair.slice(0, at)) !== name) return [];
  return [at < 0 ? '' : pair.slice(at + 1)];
}
