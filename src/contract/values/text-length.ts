import type { Json, JsonObject } from '../../model/json.ts';
import { withLength } from './stretch.ts';
import { type Candidate, defineValueRule } from './value-rule.ts';

/** Longer texts would test limits of the transport instead. */
const longest = 60_000;

/** [maxLength and minLength](https://json-schema.org/draft/2020-12/json-schema-validation#section-6.3): the documented text stretched or trimmed. */
export const textLength = defineValueRule({
  keyword: 'length',
  refused: (schema, value) => {
    const { least, most } = limitsOf(schema);
    return [
      ...(least > 0 ? candidates(value, least - 1, 'minLength-1', 'minLength') : []),
      ...(most < longest ? candidates(value, most + 1, 'maxLength+1', 'maxLength') : []),
    ];
  },
  accepted: (schema, value) => {
    const { least, most } = limitsOf(schema);
    return [
      ...(least > 0 ? candidates(value, least, 'minLength', 'minLength-1') : []),
      ...(most < longest ? candidates(value, most, 'maxLength', 'maxLength+1') : []),
    ];
  },
});

function limitsOf({ minLength, maxLength }: JsonObject): { least: number; most: number } {
  return {
    least: typeof minLength === 'number' ? minLength : 0,
    most: typeof maxLength === 'number' ? maxLength : Number.POSITIVE_INFINITY,
  };
}

function candidates(value: Json, length: number, name: string, neighbour: string): Candidate[] {
  if (typeof value !== 'string') return [];
  return [...withLength(value, length)].map((text) => ({ name, value: text, neighbour }));
}
