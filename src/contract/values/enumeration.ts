import type { Json, JsonObject } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** Values that are tried of a long list. */
const most = 12;

/** [enum](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.1.2) and `const`. */
export const enumeration = defineValueRule({
  keyword: 'enum',
  refused: (schema) => {
    const values = listed(schema);
    const [first] = values;
    if (first === undefined) return [];
    const wrong: Candidate[] =
      typeof first === 'number'
        ? [{ name: 'not-listed', value: 918_273_645 }]
        : [{ name: 'not-listed', value: typeof first === 'boolean' ? !first : `${String(first)}-docproof` }];
    const swapped = typeof first === 'string' ? swapCase(first) : first;
    if (swapped !== first) wrong.push({ name: 'other-case', value: swapped });
    return wrong.filter(({ value }) => !values.includes(value as Json));
  },
  accepted: (schema, value) =>
    listed(schema)
      .filter((each) => each !== value && typeof each !== 'boolean')
      .slice(0, most)
      .map((each) => ({ name: `listed-${String(each)}`, value: each, neighbour: 'not-listed' })),
});

function listed({ enum: values, const: value }: JsonObject): readonly Json[] {
  if (Array.isArray(values)) return values;
  return value === undefined ? [] : [value];
}

function swapCase(text: string): string {
  return text === text.toUpperCase() ? text.toLowerCase() : text.toUpperCase();
}
