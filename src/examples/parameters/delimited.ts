import { form } from './form.ts';
import { toParameterValue } from './parameter-style.ts';
import type { Pair, QueryStyle } from './query-style.ts';

/**
 * [`spaceDelimited` and `pipeDelimited`](https://spec.openapis.org/oas/v3.1.1.html#style-values): the members of an array
 * or object in one pair. The specification leaves open what a primitive and `explode` mean here; read as `form`, which
 * these styles differ from in the delimiter alone.
 */
export function delimited(delimiter: Pair['delimiter']): QueryStyle {
  return (from, { name, explode }) => {
    const value = toParameterValue(from);
    if (value === undefined || value.kind === 'primitive' || explode) return form(from, { name, explode });
    return [{ name, items: value.kind === 'array' ? value.items : value.entries.flat(), delimiter }];
  };
}
