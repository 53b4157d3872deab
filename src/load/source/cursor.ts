import path from 'node:path';
import {
  appendToPointer,
  fragmentToPointer,
  pointerToTokens,
  stepInto,
  valueAtPointer,
} from '../../lib/json-pointer.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { SourceFiles } from './source-files.ts';

/** One object of the specification in two places: in the bundled document, and in the file where it was written. */
export interface Cursor {
  /** The bundled value, `$ref` followed. */
  readonly value: Json;
  /** The value as written, `$ref` followed; undefined where the file cannot be followed. */
  readonly origin: unknown;
  readonly location: Location & { readonly pointer: string };
}

/** Walks a bundled document and its source files side by side, following the `$ref`s of each. */
export interface SpecReader {
  readonly root: Cursor;
  readonly files: SourceFiles;
  /** The member or item, dereferenced; undefined when it is missing or its `$ref` is dead. */
  child(cursor: Cursor, key: string | number): Cursor | undefined;
  /** The member or item as data, in which `$ref` is a key like any other. */
  data(cursor: Cursor, key: string | number): Cursor | undefined;
}

/** Chains of references end here. */
const deepest = 200;

type Place = Pick<Cursor, 'origin' | 'location'>;

/** What following a reference came upon. */
interface Trail {
  tooDeep: boolean;
}

/** A SpecReader for the bundled `document` whose entry is the file `entry`. */
export function createSpecReader(document: JsonObject, entry: string, files: SourceFiles): SpecReader {
  const overrides = !String(document.openapi).startsWith('3.0');
  const location = { file: entry, pointer: '' };
  return {
    root: { value: document, origin: files.parsed(entry)?.value, location },
    files,
    child(cursor, key) {
      const raw = stepInto(cursor.value, String(key)) as Json | undefined;
      const value = followBundled(document, raw, 0);
      if (raw === undefined || value === undefined) return undefined;
      const place = followOrigin(files, stepOrigin(files, cursor, String(key), 0), 0);
      return { value: overrides ? withOverrides(raw, value) : value, ...place };
    },
    data(cursor, key) {
      const value = stepInto(cursor.value, String(key)) as Json | undefined;
      if (value === undefined) return undefined;
      const place = stepOrigin(files, cursor, String(key), 0);
      // Bundling replaces the references that it takes for such; those that it left are data.
      return { value, ...(isReference(value) ? place : followOrigin(files, place, 0)) };
    },
  };
}

/** [Reference Object](https://spec.openapis.org/oas/v3.1.1.html#reference-object): its summary and description win. */
function withOverrides(raw: Json, value: Json): Json {
  if (!isReference(raw) || !isObject(value)) return value;
  const { summary, description } = raw as JsonObject;
  return {
    ...value,
    ...(typeof summary === 'string' && { summary }),
    ...(typeof description === 'string' && { description }),
  };
}

function followBundled(document: JsonObject, raw: Json | undefined, depth: number): Json | undefined {
  if (!isReference(raw)) return raw;
  if (depth >= deepest || !raw.$ref.startsWith('#')) return undefined;
  let value: Json | undefined = document;
  for (const token of pointerToTokens(fragmentToPointer(raw.$ref))) {
    if (stepInto(value, token) === undefined) value = followBundled(document, value, depth + 1);
    value = stepInto(value, token) as Json | undefined;
  }
  return followBundled(document, value, depth + 1);
}

function stepOrigin(files: SourceFiles, from: Place, token: string, depth: number, trail?: Trail): Place {
  const place = stepInto(from.origin, token) === undefined ? followOrigin(files, from, depth, trail) : from;
  const origin = stepInto(place.origin, token);
  if (origin === undefined) return { origin, location: place.location };
  const { file, pointer } = place.location;
  return { origin, location: { file, pointer: appendToPointer(pointer, token) } };
}

/** Where the reference at a place leads; where it leads nowhere, the place of the reference itself. */
function followOrigin(files: SourceFiles, from: Place, depth: number, trail?: Trail): Place {
  if (!isReference(from.origin)) return from;
  const nowhere = { origin: undefined, location: from.location };
  if (depth >= deepest) {
    if (trail) trail.tooDeep = true;
    return nowhere;
  }
  const [uri = '', fragment = ''] = from.origin.$ref.split('#');
  const file = uri === '' ? from.location.file : path.posix.join(path.posix.dirname(from.location.file), uri);
  let place: Place = { origin: originOf(files, file), location: { file, pointer: '' } };
  for (const token of pointerToTokens(fragmentToPointer(fragment))) {
    place = stepOrigin(files, place, token, depth + 1, trail);
  }
  return place.origin === undefined ? nowhere : followOrigin(files, place, depth + 1, trail);
}

/** Whether the reference that stands at a place in a source file leads on and on. */
export function isEndless(files: SourceFiles, location: Place['location']): boolean {
  const origin = valueAtPointer(files.parsed(location.file)?.value, location.pointer);
  const trail = { tooDeep: false };
  followOrigin(files, { origin, location }, 0, trail);
  return trail.tooDeep;
}

function originOf(files: SourceFiles, file: string): unknown {
  return /\.(ya?ml|json)$/i.test(file) ? files.parsed(file)?.value : files.text(file);
}

/** Whether a value is a [Reference Object](https://spec.openapis.org/oas/v3.1.1.html#reference-object), with or without siblings. */
export function isReference(value: unknown): value is { readonly $ref: string } {
  return isObject(value) && typeof value.$ref === 'string';
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
