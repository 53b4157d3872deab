import type { Piece } from '../../model/example.ts';
import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { everyScalar, isPlainNumber } from '../json-text.ts';
import { Digits, isContainer, isObject, type JsonValue } from '../json-value.ts';
import type { Place } from '../layout.ts';
import { isRead } from '../pieces.ts';
import { phpAssignment, phpList, phpWrapped } from './layout.ts';

/** Prints a text in single quotes, which evaluate nothing; in double quotes where it holds what a reader cannot see. */
export function phpString(text: string): string {
  const wellFormed = text.toWellFormed();
  if (!Array.from(wellFormed).some(isInvisible)) return `'${wellFormed.replace(/[\\']/g, '\\$&')}'`;
  return `"${escapeEach(wellFormed, escapeCharacter)}"`;
}

/** The expression that reads an environment variable. */
export function phpVariable(variable: string): string {
  return `getenv(${phpString(variable)})`;
}

/** The operands of a concatenation; what is read from the environment is passed to `read`. */
export function phpPieces(pieces: readonly Piece[], read: (expression: string) => string): string[] {
  if (pieces.length === 0) return [phpString('')];
  return pieces.map((piece) =>
    isRead(piece) ? read(phpVariable(piece.variable)) : phpString(piece.toWellFormed()),
  );
}

/** Prints a JSON value as an array, object or constant; undefined when json_encode would write other JSON. */
export function phpJson(value: JsonValue): string | undefined {
  return everyScalar(value, isPrintable)
    ? print(value, { indent: 0, before: '$payload = '.length, after: 1 })
    : undefined;
}

function print(value: JsonValue, place: Place): string {
  if (!isContainer(value)) return printScalar(value);
  const { indent } = place;
  const inner = indent + 4;
  if (!isObject(value)) {
    const items = value.map((item) => print(item, { indent: inner, before: inner, after: 1 }));
    return phpList(items, place);
  }
  const entries = Object.entries(value);
  if (entries.length === 0) return 'new stdClass()';
  const members = entries.map(([key, item]) => printMember(phpString(key), item, inner));
  // Keys that count up from 0 would make it a list.
  const cast = entries.every(([key], index) => key === String(index)) ? '(object) ' : '';
  return cast + phpWrapped('[', members, ']', indent);
}

function printMember(key: string, item: JsonValue, indent: number): string {
  const before = indent + key.length + ' => '.length;
  const printed = print(item, { indent, before, after: 1 });
  return typeof item === 'string' ? phpAssignment(`${key} =>`, [printed], indent) : `${key} => ${printed}`;
}

function printScalar(value: null | boolean | number | string | Digits): string {
  if (typeof value === 'string') return phpString(value);
  return value instanceof Digits ? value.text : String(value);
}

// Half a surrogate pair can be said in JSON, but not in a PHP string; integers have 64 bits.
function isPrintable(scalar: JsonValue): boolean {
  if (typeof scalar === 'string') return scalar.isWellFormed();
  if (scalar instanceof Digits) return scalar.isInteger && isLong(BigInt(scalar.text));
  if (typeof scalar !== 'number') return true;
  return isPlainNumber(scalar) && (!Number.isInteger(scalar) || isLong(BigInt(scalar)));
}

function isLong(value: bigint): boolean {
  return BigInt.asIntN(64, value) === value && value !== -(2n ** 63n);
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '"': '\\"',
  $: '\\$',
};

function escapeCharacter(character: string): string | undefined {
  return named[character] ?? (isInvisible(character) ? escapeCode(character) : undefined);
}

// \x is a byte, \u{} a character: they differ from U+0080 on.
function escapeCode(character: string): string {
  const code = hexCode(character, 2);
  return code.length === 2 && code < '80' ? `\\x${code}` : `\\u{${code}}`;
}
