import type { Validator } from '../lib/json-schema.ts';
import type { Flow } from '../model/flow.ts';
import type { Json, Schema } from '../model/json.ts';
import type { Location } from '../model/location.ts';
import type { Operation } from '../model/operation.ts';
import type { Scenery } from '../run/scenes/stage.ts';
import type { Approach } from './approach.ts';
import type { Case } from './case.ts';

/** What cases of one Version are made from. */
export interface PlanContext extends Scenery {
  /** Documented flows, then those that templates recognise. */
  readonly flows: readonly Flow[];
  readonly approaches: ReadonlyMap<Operation, Approach>;
  /** Takes overlapping branches of a `oneOf` for an `anyOf`. */
  readonly validator: Validator;
  /** A value that a schema allows, or nothing. */
  readonly sample: (schema: Schema) => Json | undefined;
  /** Where a schema of the bundled document stands, `base` where it stands in no component. */
  readonly locate: (schemaPointer: string, base: Location) => Location;
  readonly seed: number;
}

/** One way of making cases out of a document; pure. */
export interface CaseKind {
  /** Kebab-case, part of the ids of its cases. */
  readonly id: string;
  /** What it tries, in one sentence. */
  readonly description: string;
  readonly cases: (context: PlanContext) => Iterable<Case>;
}

/** Returns its argument, typed. */
export function defineCaseKind(kind: CaseKind): CaseKind {
  return kind;
}
