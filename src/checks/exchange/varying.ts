import type { JsonObject } from '../../model/json.ts';
import { isSameTime, type SceneTime } from './scene-time.ts';

/**
 * Whether a live string may stand where a documented one is printed, because the schema lets it vary: a time, a UUID,
 * or a readOnly id with the same prefix that fits the pattern.
 */
export function mayVary(
  expected: string,
  actual: string,
  schemas: readonly JsonObject[],
  time: SceneTime,
): boolean {
  if (isTime(schemas)) return isSameTime(expected, actual, time);
  if (schemas.some((schema) => schema.enum !== undefined || schema.const !== undefined)) return false;
  if (schemas.some((schema) => schema.format === 'uuid')) return isUuid(expected) && isUuid(actual);
  const readOnly = schemas.some((schema) => schema.readOnly === true);
  const patterns = schemas.flatMap((schema) => (typeof schema.pattern === 'string' ? [schema.pattern] : []));
  return (
    readOnly &&
    patterns.length > 0 &&
    isSameKindOfId(expected, actual) &&
    patterns.every((pattern) => fits(actual, pattern))
  );
}

/** Whether the schema speaks of a moment: two values of it may be equal by chance, and far apart by right. */
export function isTime(schemas: readonly JsonObject[]): boolean {
  return schemas.some((schema) => schema.format === 'date-time');
}

/** Two ids with the same prefix, both made by a machine: `usr_2gXQ8jZv` and `usr_Ynnu2Sk5`, but not `in_progress` and `in_review`. */
export function isSameKindOfId(expected: string, actual: string): boolean {
  return prefixOf(expected) === prefixOf(actual) && looksGenerated(expected) && looksGenerated(actual);
}

/** Whether a text is no word that somebody chose: it has a digit, or letters of both cases in the middle of it. */
export function looksGenerated(text: string): boolean {
  const rest = text.slice(prefixOf(text).length);
  return /\d/.test(rest) || (rest.length >= 8 && /[a-z][A-Z]|[A-Z]{2}[a-z]/.test(rest) && !/\s/.test(rest));
}

export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}

/** `usr_` of `usr_2gXQ…`; empty when there is none. */
function prefixOf(text: string): string {
  return /^[A-Za-z]+[_-]/.exec(text)?.[0] ?? '';
}

/** A pattern that is no regular expression is the document's fault, and lets nothing vary. */
function fits(text: string, pattern: string): boolean {
  try {
    return new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
