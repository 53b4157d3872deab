import { fragmentToPointer, pointerToTokens } from '../../lib/json-pointer.ts';
import { didYouMean } from '../../lib/nearest.ts';
import type { FlowStep } from '../../model/flow.ts';
import type { Operation } from '../../model/operation.ts';
import type { Cursor } from '../source/cursor.ts';
import { textField } from '../source/fields.ts';
import type { Callable } from './source-description.ts';

type Callables = ReadonlyMap<string, Callable | undefined>;

/** What a step calls, or why it calls nothing; `operation` is undefined when its source could not be loaded. */
export type StepOperation =
  | { readonly named: FlowStep['operation']; readonly operation: Operation | undefined }
  | { readonly key: string; readonly problem: string };

/** Finds the operation that `operationId` or `operationPath` of a [Step Object](https://spec.openapis.org/arazzo/v1.0.1.html#step-object) names. */
export function readStepOperation(step: Cursor, callables: Callables): StepOperation | undefined {
  const id = textField(step, 'operationId');
  if (id !== undefined) return byId(id, callables);
  const path = textField(step, 'operationPath');
  if (path !== undefined) return byPath(path, callables);
  if (textField(step, 'workflowId') !== undefined) {
    return {
      key: 'workflowId',
      problem: 'calls another workflow, which is not supported; repeat its steps here.',
    };
  }
  // The check of the structure says that something is missing.
  return undefined;
}

function byId(text: string, callables: Callables): StepOperation {
  const key = 'operationId';
  const qualified = /^\$sourceDescriptions\.([^.]+)\.(.+)$/.exec(text);
  const [, name = onlyHolder(text, callables), id = text] = qualified ?? [];
  if (name === undefined) {
    const all = [...callables].flatMap(([source, callable]) =>
      (callable?.operations ?? []).map((operation) => `$sourceDescriptions.${source}.${operation.id}`),
    );
    const near = all.find((full) => full.endsWith(`.${text}`));
    return {
      key,
      problem: `names the unknown operation \`${text}\`${near ? `; write \`${near}\`.` : didYouMeanId(text, callables)}`,
    };
  }
  if (!callables.has(name)) {
    return {
      key,
      problem: `names the unknown source \`${name}\`${didYouMean(name, callables.keys()) || '.'}`,
    };
  }
  const callable = callables.get(name);
  const operation = callable?.operations.find((each) => each.id === id);
  if (callable && !operation) {
    const near =
      didYouMean(
        id,
        callable.operations.map((each) => each.id),
      ) || '.';
    return { key, problem: `names the operation \`${id}\`, which \`${name}\` does not have${near}` };
  }
  return { named: { source: callable?.source ?? name, id }, operation };
}

/** The only source, or the only one that has the operation. */
function onlyHolder(id: string, callables: Callables): string | undefined {
  const [first, ...others] = callables.keys();
  if (others.length === 0) return first;
  const holders = [...callables].filter(([, callable]) =>
    callable?.operations.some((each) => each.id === id),
  );
  return holders.length === 1 ? holders[0]?.[0] : undefined;
}

function didYouMeanId(id: string, callables: Callables): string {
  const ids = [...callables.values()].flatMap(
    (callable) => callable?.operations.map((each) => each.id) ?? [],
  );
  return didYouMean(id, ids) || '.';
}

function byPath(text: string, callables: Callables): StepOperation {
  const key = 'operationPath';
  const [, name = '', fragment = ''] = /^\{?\$sourceDescriptions\.([^.}]+)\.url\}?(#.*)$/.exec(text) ?? [];
  if (!callables.has(name)) {
    return {
      key,
      problem: `names no source: \`${text}\` must look like \`{$sourceDescriptions.<name>.url}#/paths/…\`.`,
    };
  }
  const callable = callables.get(name);
  const [, path, method] = pointerToTokens(fragmentToPointer(fragment));
  const operation = callable?.operations.find(
    (each) => each.path === path && each.method === method?.toUpperCase(),
  );
  if (callable && !operation)
    return { key, problem: `names \`${text}\`, where \`${name}\` has no operation.` };
  return { named: { source: callable?.source ?? name, id: operation?.id ?? text }, operation };
}
