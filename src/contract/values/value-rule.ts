import type { Json, JsonObject } from '../../model/json.ts';

/** A value to try in place of a documented one. */
export interface Candidate {
  /** What is special about it, such as `maxLength+1`. */
  readonly name: string;
  /** Absent: the member is left out. */
  readonly value?: Json;
  /** What stands on the other side of the boundary: the name of its neighbour. */
  readonly neighbour?: string;
}

/** What one keyword of JSON Schema allows and forbids around a documented value, one change at a time. */
export interface ValueRule {
  readonly keyword: string;
  readonly refused: (schema: JsonObject, value: Json) => readonly Candidate[];
  readonly accepted: (schema: JsonObject, value: Json) => readonly Candidate[];
}

/** Returns its argument, typed. */
export function defineValueRule(rule: ValueRule): ValueRule {
  return rule;
}
