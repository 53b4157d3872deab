import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';
import { type Pair, pair, type QueryStyle } from './query-style.ts';

/**
 * [`deepObject`](https://spec.openapis.org/oas/v3.1.1.html#style-values): `name[key]=value` pairs for query. The
 * specification defines it for flat objects only; what is nested is read as servers that parse this style do: a key or
 * an index in brackets for each level. A primitive is read as `form`.
 */
export const deepObject: QueryStyle = (value, { name }) => pairsOf(name, value);

function pairsOf(name: string, value: ExactValue): Pair[] {
  if (value === null) return [];
  if (isList(value)) return value.flatMap((item, index) => pairsOf(`${name}[${index}]`, item));
  if (!isMembers(value)) return [pair(name, exactText(value))];
  return Object.entries(value).flatMap(([key, item]) => pairsOf(`${name}[${key}]`, item));
}
