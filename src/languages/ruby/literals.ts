import type { Credential, Piece } from '../../model/example.ts';
import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { everyScalar, isPlainNumber } from '../json-text.ts';
import { Digits, type JsonValue } from '../json-value.ts';
import { type Layout, layOut } from '../layout.ts';
import { isRead } from '../pieces.ts';

/** Prints a text in single quotes, which evaluate nothing; in double quotes where the Ruby style guide wants them. */
export function rubyString(text: string): string {
  const needsEscape = Array.from(text).some(isInvisible);
  if (needsEscape || (text.includes("'") && !/["\\#]/.test(text))) return `"${rubyDoubleQuoted(text)}"`;
  return `'${text.replace(/[\\']/g, '\\$&')}'`;
}

/** Prints what stands between double quotes; `#` is escaped where it would begin an interpolation. */
function rubyDoubleQuoted(text: string): string {
  return escapeEach(text.toWellFormed(), escapeCharacter).replace(/#(?=[{$@])/g, '\\#');
}

/** The expression of texts and what environment variables hold, each read as `read` says. */
export function rubyPieces(
  pieces: readonly Piece[],
  read: (credential: Credential) => string = rubyRead,
): string {
  const [only = ''] = pieces;
  if (pieces.length < 2) return isRead(only) ? read(only) : rubyString(only);
  const inner = pieces.map((piece) => (isRead(piece) ? `#{${read(piece)}}` : rubyDoubleQuoted(piece)));
  return `"${inner.join('')}"`;
}

/** The expression that reads an environment variable. */
export function rubyRead({ variable }: Pick<Credential, 'variable'>): string {
  return `ENV.fetch(${rubyString(variable)})`;
}

/** Prints a JSON value as a hash, array or constant; undefined when Ruby would write other JSON. */
export function rubyJson(value: JsonValue): string | undefined {
  if (!everyScalar(value, isPrintable)) return undefined;
  return layOut(value, rubyLayout, { indent: 0, before: 'payload = '.length, after: 0 });
}

/** The layout of the Ruby style guide: keys are symbols when all of an object can be. */
export const rubyLayout: Layout = {
  scalar: (value) => {
    if (value === null) return 'nil';
    if (value instanceof Digits) return value.text;
    return typeof value === 'string' ? rubyString(value) : String(value);
  },
  keys: (keys) => {
    const areSymbols = keys.every((key) => /^[a-z_][A-Za-z0-9_]*$/.test(key));
    return keys.map((key) => (areSymbols ? `${key}: ` : `${rubyString(key)} => `));
  },
  width: 80,
  indent: 2,
  trailingComma: false,
};

// Half a surrogate pair can be said in JSON, but not in a Ruby string.
function isPrintable(scalar: JsonValue): boolean {
  if (scalar instanceof Digits) return scalar.isInteger;
  if (typeof scalar === 'number') return isPlainNumber(scalar);
  return typeof scalar !== 'string' || scalar.isWellFormed();
}

const named: Readonly<Record<string, string>> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '\\': '\\\\',
  '"': '\\"',
};

function escapeCharacter(character: string): string | undefined {
  return named[character] ?? (isInvisible(character) ? escapeCode(character) : undefined);
}

function escapeCode(character: string): string {
  const code = hexCode(character, 4);
  return code.length === 4 ? `\\u${code}` : `\\u{${code}}`;
}
