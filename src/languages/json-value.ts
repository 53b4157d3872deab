import { parseExactJson } from '../lib/exact-json.ts';
import type { Json } from '../model/json.ts';

/** A JSON value in which a number that a double would round stands by its digits. */
export type JsonValue = null | boolean | number | string | Digits | readonly JsonValue[] | JsonMembers;

export interface JsonMembers {
  readonly [key: string]: JsonValue;
}

/** A number as JSON writes it. */
export class Digits {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** Whether a language whose integers have no limit can say it as a literal. */
  get isInteger(): boolean {
    return /^-?[1-9]\d{0,999}$/.test(this.text);
  }
}

/** The value of a JSON body, by its text where that says more. */
export function toJsonValue({
  value,
  text,
}: {
  readonly value: Json;
  readonly text?: string | undefined;
}): JsonValue {
  if (text === undefined) return value;
  const mark = markFor(JSON.stringify(value));
  const marked = text.replace(token, (found) =>
    found.startsWith('"') || isExact(found) ? found : `"${mark}${found}"`,
  );
  return JSON.parse(marked, (_, item) =>
    typeof item === 'string' && item.startsWith(mark) ? new Digits(item.slice(mark.length)) : item,
  );
}

/** True for an object, false for an array or a scalar. */
export function isObject(value: JsonValue): value is JsonMembers {
  return isContainer(value) && !Array.isArray(value);
}

/** True for a value that has members to print. */
export function isContainer(value: JsonValue): value is JsonMembers | readonly JsonValue[] {
  return value !== null && typeof value === 'object' && !(value instanceof Digits);
}

const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?/g;

/** A text that no string of the value holds. */
function markFor(json: string): string {
  let mark = '#';
  while (json.includes(mark)) mark += '#';
  return mark;
}

function isExact(number: string): boolean {
  const rounded = JSON.stringify(Number(number));
  return JSON.stringify(parseExactJson(rounded)) === JSON.stringify(parseExactJson(number));
}
