import { createHash } from 'node:crypto';
import type { Case } from './case.ts';
import type { PlanContext } from './case-kind.ts';
import { isSafe } from './forecast.ts';
import { caseKinds } from './kinds/index.ts';

export interface PlanOptions {
  /** Whether something with one of these names is to be played. */
  readonly selects: (names: readonly string[]) => boolean;
  /** Whether only what changes nothing is played. @default false */
  readonly safe?: boolean;
  readonly shard?: { readonly index: number; readonly count: number };
}

/** The cases of a Version, in the order of their kinds; which shard plays one is decided by its id alone. */
export function planCases(context: PlanContext, { selects, safe = false, shard }: PlanOptions): Case[] {
  const ids = new Set<string>();
  return caseKinds
    .flatMap((kind) => [...kind.cases(context)])
    .filter((item) => {
      if (ids.has(item.id) || !selects(namesOf(item))) return false;
      ids.add(item.id);
      if (safe && !isSafe(item, context)) return false;
      return !shard || shardOf(item.id, shard.count) === shard.index;
    });
}

function namesOf({ id, operation, kind }: Case): string[] {
  return operation ? [id, `${operation.api}/${operation.version}/${operation.id}/${kind}`] : [id];
}

/** From 1. */
function shardOf(id: string, count: number): number {
  return (createHash('sha256').update(id).digest().readUInt32BE(0) % count) + 1;
}
