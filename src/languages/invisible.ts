/** Control, format and separator characters, and lone surrogates: what a reader cannot see in a published text. */
const invisible = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u;

/** Tells whether a character (one code point) has to be written as an escape. */
export function isInvisible(character: string): boolean {
  return invisible.test(character);
}

/** Replaces each character of a text, code point by code point, by what `print` makes of it, if anything. */
export function escapeEach(text: string, print: (character: string) => string | undefined): string {
  let escaped = '';
  for (const character of text) escaped += print(character) ?? character;
  return escaped;
}

/** The code of a character in hexadecimal, lower case, with at least this many digits. */
export function hexCode(character: string, digits: number): string {
  return (character.codePointAt(0) ?? 0).toString(16).padStart(digits, '0');
}
