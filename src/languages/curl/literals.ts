import type { Piece } from '../../model/example.ts';
import { escapeEach, isInvisible } from '../invisible.ts';
import { isRead, joinPieces } from '../pieces.ts';

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

/** Prints texts and what environment variables hold as one word: in double quotes where nothing in it means anything. */
export function bashPieces(pieces: readonly Piece[]): string {
  const joined = joinPieces(pieces);
  const isPlain = joined.every((piece) => isRead(piece) || /^[\w :;=.,/%+@-]*$/.test(piece));
  if (!isPlain)
    return joined.map((piece) => (isRead(piece) ? `"$${piece.variable}"` : bashString(piece))).join('');
  const words = joined.map((piece, index) => {
    if (!isRead(piece)) return piece;
    const next = joined[index + 1];
    // Braces where the name would go on.
    return typeof next === 'string' && /^\w/.test(next) ? `\${${piece.variable}}` : `$${piece.variable}`;
  });
  return `"${words.join('')}"`;
}

/** Prints a text without quotes where bash would see nothing in it. */
export function bashWord(text: string): string {
  return /^[A-Za-z0-9@%+:,./_-]+$/.test(text) ? text : bashString(text);
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
