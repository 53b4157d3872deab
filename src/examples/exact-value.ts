import { isExact } from '../lib/exact-json.ts';
import type { Json } from '../model/json.ts';

/** A JSON value whose numbers keep the digits that a double would round. */
export type ExactValue =
  | null
  | boolean
  | number
  | string
  | ExactNumber
  | readonly ExactValue[]
  | { readonly [key: string]: ExactValue };

/** A number as it is written. */
export class ExactNumber {
  readonly digits: string;

  constructor(digits: string) {
    this.digits = digits;
  }
}

/** A value as JSON without white space. */
export function exactJson(value: ExactValue): string {
  if (value instanceof ExactNumber) return value.digits;
  if (isList(value)) return `[${value.map(exactJson).join(',')}]`;
  if (!isMembers(value)) return JSON.stringify(value);
  return `{${Object.entries(value)
    .map(([key, item]) => `${JSON.stringify(key)}:${exactJson(item)}`)
    .join(',')}}`;
}

/** A value as text: a string as it is, a number by its digits, what is nested as JSON. */
export function exactText(value: ExactValue): string {
  return typeof value === 'string' ? value : exactJson(value);
}

/** The value with the digits of its JSON `text`, which is set only where a double rounds some. */
export function toExactValue(value: Json, text: string | undefined): ExactValue {
  return text === undefined ? value : withDigits(value, numbersOf(text));
}

/** The JSON text of a value that was read from a JSON text, where a double rounds some of its numbers. */
export function textIfRounded(value: Json, text: string): string | undefined {
  return exactJson(toExactValue(value, text)) === JSON.stringify(value) ? undefined : text;
}

/** Whether a value is an array. */
export function isList(value: ExactValue): value is readonly ExactValue[] {
  return Array.isArray(value);
}

/** Whether a value is an object, not an array. */
export function isMembers(value: ExactValue): value is { readonly [key: string]: ExactValue } {
  return (
    value !== null && typeof value === 'object' && !Array.isArray(value) && !(value instanceof ExactNumber)
  );
}

/** The numbers of a JSON text in their order, each as often as it stands there. */
function numbersOf(text: string): Iterator<string> {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g) ?? [];
  return tokens.filter((token) => !token.startsWith('"')).values();
}

/** Members stand in the same order in the text as in the value. */
function withDigits(value: Json, numbers: Iterator<string>): ExactValue {
  if (typeof value === 'number') {
    const digits = String(numbers.next().value ?? value);
    return isExact(value, digits) ? value : new ExactNumber(digits);
  }
  if (Array.isArray(value)) return value.map((item: Json) => withDigits(item, numbers));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, withDigits(item, numbers)]));
}
