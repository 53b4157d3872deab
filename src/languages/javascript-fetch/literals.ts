import type { Json } from '../../model/json.ts';
import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { everyScalar, toJsonText } from '../json-text.ts';
import { type Layout, layOut } from '../layout.ts';

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

/** Prints the key of an object. */
export function javascriptKey(key: string): string {
  // Written plainly, `__proto__` would set the prototype.
  if (key === '__proto__') return '["__proto__"]';
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : javascriptString(key);
}

/** Prints the expression of a JSON body: a literal in JSON.stringify, or the JSON text where a literal has another value. */
export function javascriptJson(value: Json, indent: number): string {
  if (!everyScalar(value, isPrintable)) return javascriptString(toJsonText(value, { indent: 0 }));
  const before = indent + 'body: JSON.stringify('.length;
  return `JSON.stringify(${layOut(value, javascriptLayout, { indent, before, after: 2 })})`;
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

function isPrintable(scalar: Json): boolean {
  return !Object.is(scalar, -0);
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
