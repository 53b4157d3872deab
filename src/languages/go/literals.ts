import type { Credential, Piece } from '../../model/example.ts';
import { escapeEach, hexCode, isInvisible } from '../invisible.ts';
import { isRead } from '../pieces.ts';

/** Prints a text in double quotes. */
export function goString(text: string): string {
  return `"${escapeEach(text.toWellFormed(), escapeCharacter)}"`;
}

/** Prints a text over several lines in back quotes when it can stand there as it is, else in double quotes. */
export function goText(text: string): string {
  const isRaw = text.includes('\n') && !/[^\n\t\P{C}]|`/u.test(text);
  return isRaw ? `\`${text}\`` : goString(text);
}

/** Prints a JSON text in back quotes; JSON can say a back quote otherwise. */
export function goJson(json: string): string {
  return `\`${json.replaceAll('`', '\\u0060')}\``;
}

/** The expression that reads an environment variable after a text. */
export function goVariable(text: string, variable: string): string {
  const read = `os.Getenv(${goString(variable)})`;
  return text === '' ? read : `${goString(text)}+${read}`;
}

/** The expression of texts and what environment variables hold, each read as `read` says. */
export function goPieces(
  pieces: readonly Piece[],
  read: (credential: Credential) => string = ({ variable }) => goVariable('', variable),
): string {
  const terms = pieces.map((piece) => (isRead(piece) ? read(piece) : goString(piece)));
  return terms.length === 0 ? '""' : terms.join('+');
}

/** Prints a text in back quotes when it has double quotes and can stand there as it is, else in double quotes. */
export function goRaw(text: string): string {
  return text.includes('"') && !/[`\p{C}]/u.test(text) ? `\`${text}\`` : goString(text);
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

// \x stands for a byte, so only the characters of one byte can use it.
function escapeCode(character: string): string {
  const code = hexCode(character, 2);
  if (code.length === 2 && character < '\x80') return `\\x${code}`;
  return code.length <= 4 ? `\\u${code.padStart(4, '0')}` : `\\U${code.padStart(8, '0')}`;
}
