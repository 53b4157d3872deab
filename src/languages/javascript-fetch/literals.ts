import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { everyScalar, toJsonText } from '../json-text.ts';
import { Digits, type JsonValue } from '../json-value.ts';
import { type Layout, layOut, type Place } from '../layout.ts';

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
  const start = escapeEach(text, (character) =>
    /[`$]/.test(character) ? `\\${character}` : escapeCharacter(character),
  );
  return `\`${start}\${${javascriptVariable(variable)}}\``;
}

/** The expression that reads an environment variable. */
export function javascriptVariable(variable: string): string {
  return /^[A-Za-z_]\w*$/.test(variable)
    ? `process.env.${variable}`
    : `process.env[${javascriptString(variable)}]`;
}

/** Prints the key of an object, in quotes only where it needs them. */
export function javascriptKey(key: string): string {
  // Written plainly, `__proto__` would set the prototype.
  if (key === '__proto__') return '["__proto__"]';
  const isPlain = /^[\p{L}$_][\p{L}\p{Nd}$_]*$/u.test(key) || /^(?:0|[1-9]\d{0,14})$/.test(key);
  return isPlain ? key : javascriptString(key);
}

/** Prints the expression of a JSON body: a literal in JSON.stringify, or the JSON text where a literal has another value. */
export function javascriptJson(value: JsonValue, { before, ...place }: Place): string {
  if (!everyScalar(value, isPrintable)) return javascriptString(toJsonText(value, { indent: 0 }));
  const inner = { ...place, before: before + 'JSON.stringify('.length, after: place.after + 1 };
  return javascriptCall('JSON.stringify', layOut(value, javascriptLayout, inner), { before, ...place });
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
