import { escapeEach, hexCode, isInvisible } from '../invisible.ts';

/** Prints a text as a string literal on one line. */
export function javaString(text: string): string {
  return `"${escapeString(text)}"`;
}

/** What stands in a string literal, cut where google-java-format breaks one that is too long: before spaces and after line ends. */
export function stringPieces(text: string): readonly string[] {
  return escapeString(text).split(/(?=\s|\\t)|(?<=\\[nr])(?!\\[nr])/);
}

/**
 * Prints a text as a [text block](https://docs.oracle.com/javase/specs/jls/se17/html/jls-3.html#jls-3.10.6), indented by
 * this many spaces unless google-java-format leaves it at the edge: where a line is too long, or the first one is empty. Java takes away the indentation that all lines share and the space
 * at their ends.
 */
export function textBlock(text: string, indent: number, width: number): string {
  const lines = blockLines(text.toWellFormed());
  const isBare = lines[0] === '' || lines.some((line) => indent + line.length > width);
  const margin = isBare ? '' : ' '.repeat(indent);
  return ['"""', ...lines.map((line) => (line === '' ? '' : margin + line))].join('\n');
}

/** The lines of a text block after its first delimiter, the last of them with the other. */
function blockLines(text: string): readonly string[] {
  const lines = text.split('\n');
  const last = lines.pop() ?? '';
  const begin = lines.map(blockLine);
  if (last === '') return [...begin, '"""'];
  // The delimiter at a line's end says nothing of the indentation, which then has to be seen from the text.
  const isPlain = !hasBareEnd(last) && [...lines, last].some((line) => /^\S/.test(line));
  if (!isPlain) return [...begin, `${escapeBlock(last)}\\`, '"""'];
  const end = last.endsWith('"') ? `${escapeBlock(last.slice(0, -1))}\\"` : blockLine(last);
  return [...begin, `${end}"""`];
}

function blockLine(line: string): string {
  return hasBareEnd(line) ? `${escapeBlock(line)}\\n\\` : escapeBlock(line).replace(/ $/, '\\s');
}

/** Ends in space that Java would take away and that has no escape. */
function hasBareEnd(line: string): boolean {
  return /[^\S \t\r\v\f]$/u.test(line);
}

function escapeBlock(text: string): string {
  const escaped = escapeEach(text, (character) =>
    character === '"' ? undefined : escapeCharacter(character),
  );
  return escaped.replaceAll('"""', '""\\"');
}

function escapeString(text: string): string {
  return escapeEach(text.toWellFormed(), escapeCharacter);
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

// Java reads \u before anything else, so that one would end the line or the string: octal escapes are read within strings.
function escapeCode(character: string): string {
  if (character < '\u0100') return `\\${character.charCodeAt(0).toString(8).padStart(3, '0')}`;
  return character
    .split('')
    .map((unit) => `\\u${hexCode(unit, 4)}`)
    .join('');
}
