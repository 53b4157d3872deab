import { escapeEach, hexCode, isInvisible } from './invisible.ts';
import { Digits, isContainer, isObject, type JsonValue } from './json-value.ts';

/** Writes a value as JSON, indented by two spaces, with escapes for what a reader cannot see; unlike JSON.stringify it keeps the sign of -0. */
export function toJsonText(value: JsonValue, { indent = 2 }: { readonly indent?: number } = {}): string {
  return write(value, indent, indent > 0 ? '\n' : '');
}

/**
 * Tells whether a language can print a value as a literal of its own that serialises to the same JSON:
 * `isPrintable` judges each scalar and key; values that are nested too deep for a parser never are.
 */
export function everyScalar(
  value: JsonValue,
  isPrintable: (scalar: JsonValue) => boolean,
  depth = 0,
): boolean {
  if (depth > 50) return false;
  if (!isContainer(value)) return isPrintable(value);
  const members = Array.isArray(value) ? value : [...Object.keys(value), ...Object.values(value)];
  return members.every((member: JsonValue) => everyScalar(member, isPrintable, depth + 1));
}

/** Integers, and decimals without an exponent that any runtime writes with the same digits. */
export function isPlainNumber(value: number): boolean {
  if (Object.is(value, -0)) return false;
  if (Number.isInteger(value)) return Math.abs(value) < 1e21;
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e15;
}

function write(value: JsonValue, indent: number, line: string): string {
  if (typeof value === 'string') return writeString(value);
  if (Object.is(value, -0)) return '-0';
  if (value instanceof Digits) return value.text;
  if (!isContainer(value)) return JSON.stringify(value);
  const inner = line === '' ? '' : line + ' '.repeat(indent);
  const colon = line === '' ? ':' : ': ';
  const members = isObject(value)
    ? Object.entries(value).map(([key, item]) => writeString(key) + colon + write(item, indent, inner))
    : value.map((item) => write(item, indent, inner));
  const [open, close] = isObject(value) ? ['{', '}'] : ['[', ']'];
  return members.length === 0 ? open + close : open + inner + members.join(`,${inner}`) + line + close;
}

function writeString(text: string): string {
  return escapeEach(JSON.stringify(text), (character) =>
    isInvisible(character) ? escapeUnits(character) : undefined,
  );
}

// JSON escapes UTF-16 code units: a character beyond the basic plane takes two.
function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${hexCode(unit, 4)}`)
    .join('');
}
