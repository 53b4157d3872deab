import type { Json, JsonObject } from '../../../model/json.ts';
import type { PageScope } from '../page-scope.ts';

/** What a page unfolds at one place, so that other places may lead there. */
export interface Unfolded {
  /** Gets an id when the first other place leads there. */
  readonly place: { id?: string };
  /** What it is called there, such as `owner`. */
  readonly title: string;
  /** How many fields it shows in all. */
  readonly count: number;
}

/** What a page has unfolded so far, by what it holds; a page shows the same fields once. */
export interface SeenSchemas {
  readonly find: (key: string) => Unfolded | undefined;
  readonly add: (key: string, unfolded: Unfolded) => void;
  /** The anchor of a place. */
  readonly anchor: (place: { id?: string }) => string;
}

const pages = new WeakMap<PageScope, SeenSchemas>();

/** The schemas that the page of a scope has unfolded. */
export function seenSchemas(scope: PageScope): SeenSchemas {
  const known = pages.get(scope);
  if (known) return known;
  const seen = new Map<string, Unfolded>();
  let count = 0;
  const made: SeenSchemas = {
    find: (key) => seen.get(key),
    add: (key, unfolded) => seen.set(key, unfolded),
    anchor: (place) => {
      if (place.id === undefined) {
        count += 1;
        place.id = `fields-${count}`;
      }
      return place.id;
    },
  };
  pages.set(scope, made);
  return made;
}

const holders = [
  'properties',
  'required',
  'items',
  'oneOf',
  'anyOf',
  'prefixItems',
  'patternProperties',
  'additionalProperties',
  'if',
  'then',
  'else',
  'not',
  'contains',
  'propertyNames',
  'dependentSchemas',
  'contentSchema',
  'unevaluatedItems',
  'unevaluatedProperties',
];

/** True when there is something to unfold. */
export function holdsSchemas(schema: JsonObject): boolean {
  return holders.some((keyword) => keyword !== 'required' && typeof schema[keyword] === 'object');
}

/** Equal for schemas that unfold into the same; what a schema says of itself beside that may differ. */
export function contentKey(schema: JsonObject): string {
  return holders
    .map((keyword) => (schema[keyword] === undefined ? '' : digest(schema[keyword]).toString(36)))
    .join('.');
}

const digests = new WeakMap<object, number>();

/** A 53-bit digest of a JSON value, computed once for each object. */
function digest(value: Json): number {
  if (typeof value !== 'object' || value === null) return digestText(JSON.stringify(value) ?? '');
  const known = digests.get(value);
  if (known !== undefined) return known;
  let text = Array.isArray(value) ? '[' : '{';
  for (const [key, member] of Object.entries(value)) text += `${key}:${digest(member as Json)},`;
  const made = digestText(text);
  digests.set(value, made);
  return made;
}

/** Two mixed halves of [FNV-1a](https://datatracker.ietf.org/doc/html/draft-eastlake-fnv). */
function digestText(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x9747b28c;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b);
  }
  return (high >>> 11) * 0x100000000 + (low >>> 0);
}
