import { fragmentToPointer, stepInto, valueAtPointer } from '../lib/json-pointer.ts';
import type { Json, JsonObject } from '../model/json.ts';
import type { Path } from './change.ts';

/** One of the two documents that are compared. */
export interface Tree {
  readonly side: 'old' | 'new';
  readonly document: JsonObject;
}

/** A value of a document and the way to it. */
export interface Part {
  readonly tree: Tree;
  readonly value: Json;
  readonly path: Path;
}

/** The whole document. */
export function rootOf(tree: Tree): Part {
  return { tree, value: tree.document, path: [] };
}

/** A member or item as it stands, `$ref` not followed. */
export function memberOf(part: Part | undefined, key: string): Part | undefined {
  const value = stepInto(part?.value, key) as Json | undefined;
  return part === undefined || value === undefined
    ? undefined
    : { tree: part.tree, value, path: [...part.path, key] };
}

/** A member or item, its `$ref` followed; undefined where it is absent or the reference dead. */
export function childOf(part: Part | undefined, key: string): Part | undefined {
  const member = memberOf(part, key);
  return member && follow(member);
}

/** The members of an object, or the items of an array, by key; `$ref`s followed. */
export function childrenOf(part: Part | undefined): Map<string, Part> {
  const children = new Map<string, Part>();
  if (part === undefined || typeof part.value !== 'object' || part.value === null) return children;
  for (const key of Object.keys(part.value)) {
    const child = childOf(part, key);
    if (child) children.set(key, child);
  }
  return children;
}

/** Where a chain of references ends. */
export function follow(part: Part): Part | undefined {
  let { value } = part;
  for (let depth = 0; isObject(value) && typeof value.$ref === 'string'; depth++) {
    if (depth > 200 || !value.$ref.startsWith('#')) return undefined;
    const next = valueAtPointer(part.tree.document, fragmentToPointer(value.$ref)) as Json | undefined;
    if (next === undefined) return undefined;
    value = next;
  }
  return { ...part, value };
}

export function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A text member; undefined where something else stands. */
export function textOf(part: Part | undefined, key: string): string | undefined {
  const value = stepInto(part?.value, key);
  return typeof value === 'string' ? value : undefined;
}

/** Whether a member is `true`. */
export function flagOf(part: Part | undefined, key: string): boolean {
  return stepInto(part?.value, key) === true;
}

/** Whether two values are equal as JSON; the order of keys says nothing. */
export function isEqual(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (Array.isArray(a) !== Array.isArray(b) || keys.length !== Object.keys(b).length) return false;
  return keys.every((key) => Object.hasOwn(b, key) && isEqual(at(a, key), at(b, key)));
}

function at(value: Json, key: string): Json | undefined {
  return stepInto(value, key) as Json | undefined;
}
