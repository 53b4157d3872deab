import { escapeEach, isInvisible } from '../invisible.ts';

/**
 * Prints a text as one word of bash: in single quotes, line breaks as they are; in `$'…'` when it holds what a reader
 * cannot see. The text has no NUL: no argument can hold one.
 */
export function bashString(text: string): string {
  const wellFormed = text.toWellFormed();
  if (!hasInvisible(wellFormed)) return singleQuoted(wellFormed);
  return `$'${escapeEach(wellFormed, escapeAnsiC)}'`;
}

/** Prints a text as the argument of `printf '%b'`, which can also write NUL. */
export function printfString(text: string): string {
  return singleQuoted(
    escapeEach(text.toWellFormed(), (character) => {
      if (character === '\\') return '\\\\';
      return isEscaped(character)
        ? bytesOf(character, (byte) => `\\0${byte.toString(8).padStart(3, '0')}`)
        : undefined;
    }),
  );
}

/** Prints a text that ends in what an environment variable holds. */
export function bashStringWithVariable(text: string, variable: string): string {
  if (/^[A-Za-z0-9 :=._/-]*$/.test(text)) return `"${text}$${variable}"`;
  return `${bashString(text)}"$${variable}"`;
}

function singleQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}

function isEscaped(character: string): boolean {
  return isInvisible(character) && character !== '\n' && character !== '\t';
}

function hasInvisible(text: string): boolean {
  return Array.from(text).some(isEscaped);
}

function escapeAnsiC(character: string): string | undefined {
  if (character === '\\' || character === "'") return `\\${character}`;
  if (character === '\r') return '\\r';
  // \u depends on the locale: the bytes of UTF-8 do not.
  return isEscaped(character)
    ? bytesOf(character, (byte) => `\\x${byte.toString(16).padStart(2, '0')}`)
    : undefined;
}

function bytesOf(character: string, print: (byte: number) => string): string {
  return Array.from(Buffer.from(character), print).join('');
}
