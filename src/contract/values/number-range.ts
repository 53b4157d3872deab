import type { JsonObject } from '../../model/json.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** [maximum, minimum, their exclusive kin](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.2) and `multipleOf`. */
export const numberRange = defineValueRule({
  keyword: 'range',
  refused: (schema, value) => {
    if (typeof value !== 'number') return [];
    const { least, most, step } = rangeOf(schema);
    const found: Candidate[] = [];
    if (least !== undefined) found.push({ name: 'minimum-1', value: least - step, neighbour: 'minimum' });
    if (most !== undefined) found.push({ name: 'maximum+1', value: most + step, neighbour: 'maximum' });
    const { multipleOf } = schema;
    if (typeof multipleOf === 'number') found.push({ name: 'no-multiple', value: value + multipleOf / 2 });
    return found;
  },
  accepted: (schema, value) => {
    if (typeof value !== 'number') return [];
    const { least, most } = rangeOf(schema);
    return [
      ...(least === undefined || least === value
        ? []
        : [{ name: 'minimum', value: least, neighbour: 'minimum-1' }]),
      ...(most === undefined || most === value
        ? []
        : [{ name: 'maximum', value: most, neighbour: 'maximum+1' }]),
    ];
  },
});

/** The smallest and largest value that is allowed. */
function rangeOf(schema: JsonObject): { least?: number; most?: number; step: number } {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf, type } = schema;
  const step = typeof multipleOf === 'number' ? multipleOf : type === 'integer' ? 1 : 0.01;
  const range: { least?: number; most?: number; step: number } = { step };
  if (typeof exclusiveMinimum === 'number') range.least = exclusiveMinimum + step;
  else if (typeof minimum === 'number') range.least = exclusiveMinimum === true ? minimum + step : minimum;
  if (typeof exclusiveMaximum === 'number') range.most = exclusiveMaximum - step;
  else if (typeof maximum === 'number') range.most = exclusiveMaximum === true ? maximum - step : maximum;
  return range;
}
