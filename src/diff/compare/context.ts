import type { Difference, Direction, Met, Use } from '../change.ts';
import { difference, oneLine, type Said } from '../difference.ts';
import type { CompareSchemas } from './schema/compare-schema.ts';
import type { Written } from './written-operation.ts';

/** What comparing the parts of one operation needs. */
export interface Context {
  /** `POST /auth/login`; unset for the whole document. */
  readonly operation?: string;
  /** Which way requests go: a webhook's go to the client. */
  readonly request: Direction;
  readonly schemas: CompareSchemas;
  /** Compares two operations: a callback is one in another. */
  readonly operations: (before: Written, after: Written, context: Context) => Iterable<Met>;
  /** RFC 3339 date: what ends before it has ended. */
  readonly today: string;
}

/** The way back. */
export function opposite(direction: Direction): Direction {
  return direction === 'request' ? 'response' : 'request';
}

/** A Difference in a part of the operation. */
export function met(context: Context, part: string, rule: string, said: Said, direction?: Direction): Met {
  return { difference: difference(rule, direction, said), use: placeIn(context, part) };
}

/** Differences of schemas in a part of the operation. */
export function allMet(context: Context, part: string, differences: Iterable<Difference>): Met[] {
  return [...differences].map((each) => ({ difference: each, use: placeIn(context, part) }));
}

function placeIn({ operation }: Context, part: string): Use {
  return { ...(operation !== undefined && { operation: oneLine(operation) }), part: oneLine(part) };
}
