import type { Difference, Direction } from '../../change.ts';
import { difference, type Said } from '../../difference.ts';
import type { Part } from '../../tree.ts';
import type { SchemaView } from './view.ts';

/** All schemas that hold for one value. */
export type Schemas = readonly [Part, ...Part[]];

/** Two schemas of one place, and how to go on below them. */
export interface SchemaComparison {
  readonly before: SchemaView;
  readonly after: SchemaView;
  readonly direction: Direction;
  /** Where in the body it stands, such as `data.items[].id`; empty for the whole. */
  readonly field: string;
  /** Compares what stands below; `step` is appended to the field. */
  readonly below: (before: Schemas, after: Schemas, step: string) => readonly Difference[];
  /** Whether two schemas allow the same, texts apart. */
  readonly areSame: (before: Schemas, after: Schemas) => boolean;
}

/** A Difference of the schema; its message starts with the field. */
export function schemaDifference(
  { direction, field }: SchemaComparison,
  rule: string,
  said: Said,
): Difference {
  const message = field === '' ? said.message : `\`${field}\`: ${said.message}`;
  const name = field.split('.').at(-1)?.replaceAll('[]', '') ?? '';
  const names = said.names ?? (name === '' ? [] : [name]);
  return difference(rule, direction, { ...said, message, names });
}
