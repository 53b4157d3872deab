import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { everyScalar, isPlainNumber } from '../json-text.ts';
import { Digits, type JsonValue } from '../json-value.ts';
import { type Layout, layOut } from '../layout.ts';

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

/** A text that may hold anything, as the bytes of UTF-8; requests would send a str as Latin-1 or not at all. */
export function pythonBytes(text: string): string {
  return /^[\0-\x7f]*$/.test(text) ? pythonString(text) : `${pythonString(text.toWellFormed())}.encode()`;
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
