import type { Credential } from '../model/example.ts';
import { escapeEach, hexCode, isInvisible } from './invisible.ts';
import { everyScalar, isPlainNumber } from './json-text.ts';
import { Digits, type JsonValue } from './json-value.ts';
import { type Layout, layOut, type Place } from './layout.ts';

/** Prints a text in the quotes that need fewer escapes, double ones when it makes no difference, as Black does. */
export function pythonString(text: string): string {
  const quote = text.split('"').length > text.split("'").length ? "'" : '"';
  return (
    quote +
    escapeEach(text, (character) => (character === quote ? `\\${quote}` : escapeCharacter(character))) +
    quote
  );
}

/** The expression that reads an environment variable after a text. */
export function pythonVariable(text: string, variable: string): string {
  const read = `os.environ[${pythonString(variable)}]`;
  return text === '' ? read : `${pythonString(text)} + ${read}`;
}

/** The expression that reads an environment variable. */
export function pythonRead({ variable }: Credential): string {
  return `os.environ[${pythonString(variable)}]`;
}

/** Prints terms with `+` between them, on a line each where they do not fit on one, as Black does. */
export function pythonSum(terms: readonly string[], { indent, before, after }: Place): string {
  const line = terms.join(' + ');
  return before + line.length + after <= pythonLayout.width ? line : terms.join(`\n${' '.repeat(indent)}+ `);
}

/** An expression, or several in brackets of some kind, such as `('a', 'b')`. */
export type PythonNode =
  | string
  | { readonly open: string; readonly items: readonly PythonNode[]; readonly close: string };

/** Prints brackets on one line, or an item a line where they do not fit, as Black does. */
export function printNode(node: PythonNode, place: Place): string {
  if (typeof node === 'string') return node;
  const line = onOneLine(node);
  if (!line.includes('\n') && place.before + line.length + place.after <= pythonLayout.width) return line;
  const indent = place.indent + pythonLayout.indent;
  const items = node.items.map(
    (item) => `${' '.repeat(indent)}${printNode(item, { indent, before: indent, after: 1 })},\n`,
  );
  return `${node.open}\n${items.join('')}${' '.repeat(place.indent)}${node.close}`;
}

function onOneLine(node: PythonNode): string {
  if (typeof node === 'string') return node;
  return `${node.open}${node.items.map(onOneLine).join(', ')}${node.close}`;
}

/** Tells whether Latin-1 and UTF-8 write a text alike. */
export function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text);
}

/** A text that may hold anything, as the bytes of UTF-8; requests would send a str as Latin-1 or not at all. */
export function pythonBytes(text: string): string {
  return isAscii(text) ? pythonString(text) : `${pythonString(text.toWellFormed())}.encode()`;
}

/** Prints a JSON value as a dictionary, list or constant; undefined when Python would write other JSON. */
export function pythonJson(value: JsonValue): string | undefined {
  if (!everyScalar(value, isPrintable)) return undefined;
  return layOut(value, pythonLayout, { indent: 0, before: 'payload = '.length, after: 0 });
}

function isPrintable(scalar: JsonValue): boolean {
  if (scalar instanceof Digits) return scalar.isInteger;
  return typeof scalar !== 'number' || isPlainNumber(scalar);
}

/** The layout that Black leaves as it is. */
export const pythonLayout: Layout = {
  scalar: (value) => {
    if (value === null) return 'None';
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    if (value instanceof Digits) return value.text;
    return typeof value === 'number' ? String(value) : pythonString(value);
  },
  keys: (keys) => keys.map((key) => `${pythonString(key)}: `),
  width: 88,
  indent: 4,
  trailingComma: true,
};

const named: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t', '\\': '\\\\' };

function escapeCharacter(character: string): string | undefined {
  return named[character] ?? (isInvisible(character) ? escapeCode(character) : undefined);
}

function escapeCode(character: string): string {
  const code = hexCode(character, 2);
  if (code.length === 2) return `\\x${code}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}
