import type { Json, JsonObject, Schema } from '../../model/json.ts';

/** What making a value of a schema depends on. */
export interface Generation {
  readonly document: JsonObject;
  readonly isValid: (schema: Schema, value: Json) => boolean;
  /** Whether properties are filled in that need not be there. */
  readonly optional: boolean;
  readonly depth: number;
  /** How many values may still be made; shared by all of one sample. */
  readonly budget: { left: number };
}

/** Makes a value of a schema; undefined where it would have no end. */
export type Generate = (schema: Schema, generation: Generation) => Json | undefined;
