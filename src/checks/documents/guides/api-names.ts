import type { Version } from '../../../model/docs.ts';
import type { Json, JsonObject } from '../../../model/json.ts';

/** The names that an API gives to things. */
export interface ApiNames {
  /** Keys, and values without a space: properties, headers, parameters, members of enumerations, event types. */
  readonly words: ReadonlySet<string>;
  /** Names of response headers and of parameters in headers, lower case. */
  readonly headers: ReadonlySet<string>;
  /** Constants and examples of headers, by their names in lower case. */
  readonly headerValues: ReadonlyMap<string, ReadonlySet<string>>;
  /** Names of members by the name of the object that has them. */
  readonly members: ReadonlyMap<string, ReadonlySet<string>>;
  readonly errorCodes: ReadonlySet<string>;
  /** Path templates, with the base paths of the servers and without. */
  readonly paths: ReadonlySet<string>;
  /** Every text of the document, joined. */
  readonly text: string;
}

const known = new WeakMap<Version, ApiNames>();

/** Reads the names of a Version once. */
export function apiNames(version: Version): ApiNames {
  const names = known.get(version) ?? collect(version);
  known.set(version, names);
  return names;
}

function collect(version: Version): ApiNames {
  const words = new Set<string>();
  const members = new Map<string, Set<string>>();
  const texts: string[] = [];
  const aliases: (readonly [string, string])[] = [];
  walk(version.document, undefined, { words, members, texts, aliases });
  for (const [name, of] of aliases) {
    members.set(name, new Set([...(members.get(name) ?? []), ...(members.get(of) ?? [])]));
  }
  const headers = new Set<string>();
  const headerValues = new Map<string, Set<string>>();
  for (const { responses, parameters } of version.operations) {
    for (const { name, schema, example } of responses.flatMap((response) => response.headers)) {
      headers.add(name.toLowerCase());
      const values = headerValues.get(name.toLowerCase()) ?? new Set();
      for (const value of valuesOf(schema, example)) values.add(value);
      headerValues.set(name.toLowerCase(), values);
    }
    for (const each of parameters) if (each.in === 'header') headers.add(each.name.toLowerCase());
  }
  return {
    words,
    headers,
    headerValues,
    members,
    errorCodes: new Set(version.errorCodes.map(({ code }) => code)),
    paths: new Set(pathsOf(version)),
    text: texts.join('\n'),
  };
}

function walk(
  value: Json,
  name: string | undefined,
  into: {
    words: Set<string>;
    members: Map<string, Set<string>>;
    texts: string[];
    aliases: (readonly [name: string, of: string])[];
  },
): void {
  if (typeof value === 'string') {
    into.texts.push(value);
    if (!/\s/.test(value)) into.words.add(value);
  } else if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) walk(item, name, into);
  } else if (value !== null && typeof value === 'object') {
    const { properties } = value as JsonObject;
    if (name !== undefined && properties !== null && typeof properties === 'object') {
      const own = into.members.get(name) ?? new Set();
      for (const member of Object.keys(properties)) own.add(member);
      into.members.set(name, own);
    }
    const reference = (value as JsonObject).$ref;
    if (name !== undefined && typeof reference === 'string') {
      into.aliases.push([name, reference.slice(reference.lastIndexOf('/') + 1)]);
    }
    for (const [key, item] of Object.entries(value as JsonObject)) {
      into.words.add(key);
      walk(item as Json, isKeyword.has(key) ? name : key, into);
    }
  }
}

/** Keys of a schema behind which the same thing is described. */
const isKeyword = new Set(['items', 'allOf', 'anyOf', 'oneOf', 'schema']);

function valuesOf(schema: Json | undefined, example: Json | undefined): string[] {
  const object = schema !== null && typeof schema === 'object' ? (schema as JsonObject) : {};
  const { const: constant, enum: values, examples, example: own } = object;
  const all = [constant, own, example, ...list(values), ...list(examples)];
  return all.filter((value) => typeof value === 'string');
}

function list(value: Json | undefined): readonly Json[] {
  return Array.isArray(value) ? (value as readonly Json[]) : [];
}

function pathsOf({ operations, servers }: Version): string[] {
  const bases = servers.map(({ url }) => basePath(url)).filter((base) => base !== '');
  const paths = operations.map(({ path }) => path);
  return [...bases, ...paths, ...bases.flatMap((base) => paths.map((path) => `${base}${path}`))];
}

function basePath(url: string): string {
  try {
    return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
  } catch {
    return '';
  }
}
