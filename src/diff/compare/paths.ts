import type { Met } from '../change.ts';
import { childOf, flagOf, type Part, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';
import { sunsetOf } from './sunset.ts';
import { operationsIn, titleOf, type Written } from './written-operation.ts';

/** Compares [Paths Objects](https://spec.openapis.org/oas/v3.1.1.html#paths-object): operations by method and path, then by operationId. */
export function* comparePaths(before: Part, after: Part, context: Context): Iterable<Met> {
  const olds = byAddress(operationsIn(childOf(before, 'paths')));
  const nexts = byAddress(operationsIn(childOf(after, 'paths')));
  const lost: Written[] = [];
  for (const [address, old] of olds) {
    const next = nexts.get(address);
    nexts.delete(address);
    if (next) yield* context.operations(old, next, { ...context, operation: titleOf(next) });
    else lost.push(old);
  }
  const added = [...nexts.values()];
  for (const old of lost) {
    const id = textOf(old.part, 'operationId');
    const index = added.findIndex(({ part }) => id !== undefined && textOf(part, 'operationId') === id);
    const [moved] = index < 0 ? [] : added.splice(index, 1);
    if (moved) yield* compareMoved(old, moved, context);
    else yield removed(old, context);
  }
  for (const next of added) {
    yield met({ ...context, operation: titleOf(next) }, '', 'operation-added', {
      message: 'is new',
      at: next.part,
      names: [next.path],
    });
  }
}

function* compareMoved(old: Written, moved: Written, context: Context): Iterable<Met> {
  const inside = { ...context, operation: titleOf(moved) };
  yield met(inside, '', 'operation-moved', {
    message: `was \`${titleOf(old)}\``,
    at: moved.part,
    names: old.path === moved.path ? [old.method, moved.method] : [old.path, moved.path],
    before: titleOf(old),
    after: titleOf(moved),
  });
  yield* context.operations(old, moved, inside);
}

function removed(old: Written, context: Context): Met {
  const sunset = sunsetOf(old.part) ?? sunsetOf({ ...old.part, value: old.part.tree.document, path: [] });
  const rule = !flagOf(old.part, 'deprecated')
    ? 'operation-removed'
    : sunset === undefined
      ? 'operation-removed-without-sunset'
      : sunset > context.today
        ? 'operation-removed-before-sunset'
        : 'operation-removed-after-sunset';
  return met({ ...context, operation: titleOf(old) }, '', rule, {
    message: 'is gone',
    at: old.part,
    names: [old.path],
  });
}

/** Names of path parameters are not sent, so they say nothing about where an operation is. */
function byAddress(operations: readonly Written[]): Map<string, Written> {
  const found = new Map<string, Written>();
  for (const operation of operations) {
    const exact = `${operation.method} ${operation.path.replace(/\{[^}]*\}/g, '{}')}`;
    found.set(found.has(exact) ? titleOf(operation) : exact, operation);
  }
  return found;
}
