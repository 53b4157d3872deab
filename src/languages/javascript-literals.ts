import type { Credential, Piece } from '../model/example.ts';
import { hasUniqueNames } from './form-text.ts';
import { escapeEach, hexCode, isInvisible } from './invisible.ts';
import { everyScalar, toJsonText } from './json-text.ts';
import { Digits, type JsonValue } from './json-value.ts';
import { type Layout, layOut, layOutObject, type Place } from './layout.ts';
import { isRead } from './pieces.ts';

/** Prints a text in the quotes that need fewer escapes, double ones when it makes no difference. */
export function javascriptString(text: string): string {
  const quote = text.split('"').length > text.split("'").length ? "'" : '"';
  return (
    quote +
    escapeEach(text, (character) => (character === quote ? `\\${quote}` : escapeCharacter(character))) +
    quote
  );
}

/** Prints a template literal of a text and what an environment variable holds. */
export function javascriptTemplate(text: string, variable: string): string {
  return `\`${javascriptTemplateText(text)}\${${javascriptVariable(variable)}}\``;
}

/** Prints what stands between backticks. */
function javascriptTemplateText(text: string): string {
  return escapeEach(text, (character) =>
    /[`$]/.test(character) ? `\\${character}` : escapeCharacter(character),
  );
}

/** The expression that reads an environment variable. */
export function javascriptVariable(variable: string): string {
  return /^[A-Za-z_]\w*$/.test(variable)
    ? `process.env.${variable}`
    : `process.env[${javascriptString(variable)}]`;
}

/**
 * Prints texts and what environment variables hold. For the query a variable is percent-encoded; for headers everything
 * is `bytes`: fetch and node:https take one character for each.
 */
export function javascriptPieces(pieces: readonly Piece[], use: 'text' | 'query' | 'bytes'): string {
  const print = (text: string) => (use === 'bytes' ? Buffer.from(text).toString('latin1') : text);
  const read = readers[use];
  const [only = ''] = pieces;
  if (pieces.length < 2) return isRead(only) ? read(only) : javascriptString(print(only));
  const inner = pieces.map((piece) =>
    isRead(piece) ? `\${${read(piece)}}` : javascriptTemplateText(print(piece)),
  );
  return `\`${inner.join('')}\``;
}

const readers = { text: readText, query: readEncoded, bytes: readBytes } as const;

function readText({ variable }: Credential): string {
  return javascriptVariable(variable);
}

// Keys are ASCII nearly always; only one that is not needs its bytes.
function readBytes({ variable, literal }: Credential): string {
  const read = javascriptVariable(variable);
  return /^[\0-\x7f]*$/.test(literal) ? read : `Buffer.from(${read}).toString("latin1")`;
}

function readEncoded({ variable, literal }: Credential): string {
  const encoded = `encodeURIComponent(${javascriptVariable(variable)})`;
  if (!/[!'()*]/.test(literal)) return encoded;
  return `${encoded}.replace(/[!'()*]/g, (mark) => \`%\${mark.charCodeAt(0).toString(16)}\`)`;
}

/** Prints a property; a string that is too long for its line goes below its name, as Prettier does. */
export function printProperty(key: string, value: string, indent = 2): string {
  const fits = indent + key.length + 2 + value.length + 1 <= javascriptLayout.width;
  const isString = /^["']/.test(value);
  return fits || !isString || key.length <= 4
    ? `${key}: ${value}`
    : `${key}:\n${' '.repeat(indent + 2)}${value}`;
}

/** Prints the key of an object, in quotes only where it needs them. */
export function javascriptKey(key: string): string {
  // Written plainly, `__proto__` would set the prototype.
  if (key === '__proto__') return '["__proto__"]';
  const isPlain = /^[\p{L}$_][\p{L}\p{Mn}\p{Mc}\p{Nd}$_]*$/u.test(key) || /^(?:0|[1-9]\d{0,14})$/.test(key);
  return isPlain ? key : javascriptString(key);
}

/** Prints the expression of a JSON body: a literal in JSON.stringify, or the JSON text where a literal has another value. */
export function javascriptJson(value: JsonValue, { before, ...place }: Place): string {
  if (!everyScalar(value, isPrintable)) return javascriptString(toJsonText(value, { indent: 0 }));
  const inner = { ...place, before: before + 'JSON.stringify('.length, after: place.after + 1 };
  return javascriptCall('JSON.stringify', layOut(value, javascriptLayout, inner), { before, ...place });
}

/** Prints the expression of a form as URLSearchParams. */
export function javascriptForm(given: readonly (readonly [string, string])[], place: Place): string {
  const pairs = given.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  // An object puts keys that look like numbers first.
  const keepsOrder = hasUniqueNames(pairs) && !pairs.some(([name]) => /^\d+$/.test(name));
  const inner = { ...place, before: place.before + 'new URLSearchParams('.length, after: 2 };
  const literal = keepsOrder
    ? layOutObject(pairs, javascriptLayout, place)
    : layOut(pairs, javascriptLayout, inner);
  return `new URLSearchParams(${literal})`;
}

/** Prints a call with one argument, on a line of its own when it is too long to stand beside the name. */
export function javascriptCall(name: string, argument: string, { indent, before, after }: Place): string {
  const line = `${name}(${argument})`;
  const isLong = before + line.length + after > javascriptLayout.width;
  if (argument.includes('\n') || !isLong) return line;
  return `${name}(\n${' '.repeat(indent + 2)}${argument},\n${' '.repeat(indent)})`;
}

/** The layout that Prettier leaves as it is. */
export const javascriptLayout: Layout = {
  scalar: (value) => (typeof value === 'string' ? javascriptString(value) : String(value).replace('e+', 'e')),
  keys: (keys) => keys.map((key) => `${javascriptKey(key)}: `),
  width: 80,
  indent: 2,
  trailingComma: true,
  prettier: true,
};

function isPrintable(scalar: JsonValue): boolean {
  return !(scalar instanceof Digits) && !Object.is(scalar, -0);
}

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function escapeCharacter(character: string): string | undefined {
  return named[character] ?? (isInvisible(character) ? escapeCode(character) : undefined);
}

function escapeCode(character: string): string {
  const code = hexCode(character, 1);
  if (code.length <= 2) return `\\x${code.padStart(2, '0')}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\u{${code}}`;
}
