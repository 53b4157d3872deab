import type { Version } from '../../../model/docs.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import { schemasOf } from '../../exchange/schema-view.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { numberPattern, toNumber } from '../numbers.ts';
import { codeSpans, findingAt, guideProses } from './guide-prose.ts';

/** Finds lengths, defaults and smallest values in a sentence that no schema of that name has. */
export const boundContradicted = defineDocumentCheck({
  rule: 'bound-contradicted',
  description:
    'A form that is built after a wrong length refuses what the API takes, or sends what it refuses.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      const schemas = prose.versions.flatMap(schemasByName);
      const digits = new Set(schemas.flatMap(({ schema }) => digitsOf(schema.pattern)));
      for (const statement of prose.statements) {
        for (const { 0: printed, 1: count = '', index } of statement.text.matchAll(exactly)) {
          if (digits.size === 0 || digits.has(toNumber(count))) continue;
          yield findingAt(prose, statement, index, {
            rule: 'bound-contradicted',
            message: `\`${printed}\` is in the \`pattern\` of no schema`,
            expected: `${[...digits].join(' or ')} digits`,
            actual: printed,
            fix: 'Correct the sentence, or the schema',
          });
        }
        for (const { name, keyword, value, printed, index } of claimsIn(statement.text, schemas)) {
          const known = schemas.flatMap((each) =>
            isCalled(each.name, name) && typeof each.schema[keyword] === 'number'
              ? [each.schema[keyword]]
              : [],
          );
          if (known.length === 0 || known.includes(value)) continue;
          yield findingAt(prose, statement, index, {
            rule: 'bound-contradicted',
            message: `\`${printed}\` is not the \`${keyword}\` of \`${name}\``,
            expected: [...new Set(known)].join(' or '),
            actual: String(value),
            fix: 'Correct the sentence, or the schema',
          });
        }
      }
    }
  },
});

interface Named {
  readonly name: string;
  readonly schema: JsonObject;
}

interface Claim {
  readonly name: string;
  readonly keyword: string;
  readonly value: number;
  readonly printed: string;
  readonly index: number;
}

const known = new WeakMap<Version, Named[]>();

function schemasByName(version: Version): Named[] {
  const found = known.get(version) ?? [];
  if (!known.has(version)) {
    walk(version.document, version.document, found);
    known.set(version, found);
  }
  return found;
}

/** Properties by their names, and parameters by theirs. */
function walk(value: Json, document: JsonObject, found: Named[]): void {
  if (value === null || typeof value !== 'object') return;
  if (Array.isArray(value)) {
    for (const item of value as readonly Json[]) walk(item, document, found);
    return;
  }
  const { properties, name, schema } = value as JsonObject;
  if (isObject(properties)) {
    for (const [key, each] of Object.entries(properties)) push(key, each as Json, document, found);
  }
  if (typeof name === 'string') push(name, schema, document, found);
  for (const item of Object.values(value)) walk(item as Json, document, found);
}

function push(name: string, schema: Json | undefined, document: JsonObject, found: Named[]): void {
  if (!isObject(schema)) return;
  for (const meant of [schema, ...schemasOf(schema, document)]) found.push({ name, schema: meant });
}

function isObject(value: Json | undefined): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

const exactly = new RegExp(`\\b(${numberPattern})[\\s-]digits?\\b`, 'gi');

/** How many digits a pattern asks for. */
function digitsOf(pattern: Json | undefined): number[] {
  if (typeof pattern !== 'string') return [];
  return [...pattern.matchAll(/(?:\\d|\[0-9\])\{(\d+)\}/g)].map(([, count]) => Number(count));
}

/** A `new_password` is a password. */
function isCalled(name: string, word: string): boolean {
  return name === word || name.endsWith(`_${word}`);
}

const number = `(${numberPattern})`;
const lengths: readonly [RegExp, readonly string[]][] = [
  [new RegExp(`\\b${number}\\s(?:to|and|–)\\s${number}\\scharacters`, 'gi'), ['minLength', 'maxLength']],
  [new RegExp(`\\bat least\\s${number}\\scharacters`, 'gi'), ['minLength']],
  [new RegExp(`\\b(?:at most|up to|no more than)\\s${number}\\scharacters`, 'gi'), ['maxLength']],
];
const values: readonly [RegExp, string][] = [
  [new RegExp(`^\`+\\s(?:is|defaults to)\\s${number}\\b`, 'i'), 'default'],
  [new RegExp(`^\`+\\scounts from\\s${number}\\b`, 'i'), 'minimum'],
];

function claimsIn(text: string, schemas: readonly Named[]): Claim[] {
  const claims: Claim[] = [];
  for (const [pattern, keywords] of lengths) {
    for (const match of text.matchAll(pattern)) {
      const name = subjectOf(text.slice(0, match.index), schemas);
      if (name === undefined) continue;
      for (const [at, keyword] of keywords.entries()) {
        const value = toNumber(match[at + 1] ?? '');
        claims.push({ name, keyword, value, printed: match[0], index: match.index });
      }
    }
  }
  for (const { code, index } of codeSpans(text)) {
    for (const [pattern, keyword] of values) {
      const match = pattern.exec(text.slice(index + code.length));
      if (match)
        claims.push({
          name: code,
          keyword,
          value: toNumber(match[1] ?? ''),
          printed: `${code}${match[0]}`.replaceAll('`', ''),
          index,
        });
    }
  }
  return claims;
}

/** The last word before the number that names a property with a length. */
function subjectOf(before: string, schemas: readonly Named[]): string | undefined {
  const names = new Set(
    schemas.flatMap(({ name, schema }) =>
      'minLength' in schema || 'maxLength' in schema ? [name, name.replace(/^.*_/, '')] : [],
    ),
  );
  return [...before.toLowerCase().matchAll(/[a-z_]+/g)]
    .map(([word]) => word)
    .findLast((word) => names.has(word));
}
