import type { Json } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** Longer lists would test limits of the transport instead. */
const longest = 1_000;

/** [maxItems, minItems, uniqueItems](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.4). */
export const items = defineValueRule({
  keyword: 'items',
  refused: ({ minItems, maxItems, uniqueItems }, value) => {
    if (!Array.isArray(value)) return [];
    const found: Candidate[] = [];
    if (typeof minItems === 'number' && minItems > 0)
      found.push({ name: 'minItems-1', value: withCount(value, minItems - 1), neighbour: 'minItems' });
    if (typeof maxItems === 'number' && maxItems < longest)
      found.push({ name: 'maxItems+1', value: withCount(value, maxItems + 1), neighbour: 'maxItems' });
    const [first] = value as readonly Json[];
    if (uniqueItems === true && first !== undefined)
      found.push({ name: 'item-twice', value: [...value, first] });
    return found;
  },
  accepted: ({ minItems, maxItems, uniqueItems }, value) => {
    if (!Array.isArray(value)) return [];
    const found: Candidate[] = [];
    if (typeof minItems === 'number' && minItems !== value.length && minItems < value.length)
      found.push({ name: 'minItems', value: withCount(value, minItems), neighbour: 'minItems-1' });
    if (
      typeof maxItems === 'number' &&
      maxItems < longest &&
      maxItems !== value.length &&
      uniqueItems !== true
    )
      found.push({ name: 'maxItems', value: withCount(value, maxItems), neighbour: 'maxItems+1' });
    return found;
  },
});

function withCount(value: readonly Json[], count: number): Json[] {
  const [first = 'docproof'] = value;
  return Array.from({ length: count }, (_, index) => value[index] ?? first);
}
