import type { Json, JsonObject } from '../../model/json.ts';
import type { Cursor, SpecReader } from './cursor.ts';

/** The members of an object; none where something else stands. A faulty document is read as far as it goes. */
export function membersOf(value: unknown): JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};
}

/** A string field; undefined where it is absent or something else. */
export function textField(cursor: Cursor, key: string): string | undefined {
  const value = membersOf(cursor.value)[key];
  return typeof value === 'string' ? value : undefined;
}

/** A boolean field; `fallback` where it is absent or something else. */
export function flagField(cursor: Cursor, key: string, fallback = false): boolean {
  const value = membersOf(cursor.value)[key];
  return typeof value === 'boolean' ? value : fallback;
}

/** An array field of strings. */
export function textsField(cursor: Cursor, key: string): string[] {
  const value = membersOf(cursor.value)[key];
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The members of a map field in document order, dereferenced; extensions and what cannot be followed are left out. */
export function mapField(reader: SpecReader, cursor: Cursor, key: string): (readonly [string, Cursor])[] {
  const map = reader.child(cursor, key);
  if (map === undefined) return [];
  return Object.keys(membersOf(map.value)).flatMap((name) => {
    const child = reader.child(map, name);
    return child === undefined || isExtension(name) || !isObject(child.value) ? [] : [[name, child] as const];
  });
}

/** The objects of an array field, dereferenced. */
export function listField(reader: SpecReader, cursor: Cursor, key: string): Cursor[] {
  const list = reader.child(cursor, key);
  if (list === undefined || !Array.isArray(list.value)) return [];
  return list.value.flatMap((_, index) => {
    const child = reader.child(list, index);
    return child === undefined || !isObject(child.value) ? [] : [child];
  });
}

function isExtension(name: string): boolean {
  return name.startsWith('x-');
}

function isObject(value: Json): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
