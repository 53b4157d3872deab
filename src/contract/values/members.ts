import type { Json, JsonObject } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** [maxProperties, minProperties](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.5), members that are closed out. */
export const members = defineValueRule({
  keyword: 'members',
  refused: (schema, value) => {
    if (!isObject(value)) return [];
    const { additionalProperties, unevaluatedProperties, maxProperties } = schema;
    const found: Candidate[] = [];
    if (additionalProperties === false || unevaluatedProperties === false)
      found.push({ name: 'undeclared-member', value: { ...value, docproof_extra: 'x' } });
    if (typeof maxProperties === 'number' && maxProperties < 200) {
      const missing = Math.max(0, maxProperties + 1 - Object.keys(value).length);
      const extra = Array.from({ length: missing }, (_, index) => [`docproof_${index}`, 'x']);
      found.push({ name: 'maxProperties+1', value: { ...value, ...Object.fromEntries(extra) } });
    }
    return found;
  },
  accepted: () => [],
});

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
