import { appendToPointer } from './json-pointer.ts';
/** A string or number (not a key) in a JSON text. */
export interface JsonScalar {
  /** Offsets of the literal, quotes included. */
  readonly start: number;
  readonly end: number;
  /** A number as it is written. */
  readonly value: string | { readonly number: string };
  /** JSON Pointer of the value. */
  readonly pointer: string;
}

/** Finds every string and number of a JSON text with its place, or none when the text is no JSON. */
export function findJsonScalars(text: string): JsonScalar[] {
  const scanner: Scanner = { text, at: 0, found: [] };
  try {
    JSON.parse(text);
    scanValue(scanner, '');
  } catch {
    return [];
  }
  return scanner.found;
}

interface Scanner {
  readonly text: string;
  at: number;
  readonly found: JsonScalar[];
}

// The text is known to be JSON: the scanner only has to keep count of where it is.
function scanValue(scanner: Scanner, pointer: string): void {
  skipSpace(scanner);
  const character = scanner.text[scanner.at];
  if (character === '{') scanMembers(scanner, pointer, '}');
  else if (character === '[') scanMembers(scanner, pointer, ']');
  else if (character === '"') {
    const start = scanner.at;
    const value = scanString(scanner);
    scanner.found.push({ start, end: scanner.at, value, pointer });
  } else {
    const start = scanner.at;
    while (scanner.at < scanner.text.length && !/[\s,\]}]/.test(scanner.text[scanner.at] ?? '')) scanner.at++;
    const number = scanner.text.slice(start, scanner.at);
    if (/^[-\d]/.test(number)) scanner.found.push({ start, end: scanner.at, value: { number }, pointer });
  }
}

function scanMembers(scanner: Scanner, pointer: string, close: '}' | ']'): void {
  scanner.at++;
  for (let index = 0; ; index++) {
    skipSpace(scanner);
    if (scanner.text[scanner.at] === close) break;
    const key = close === '}' ? scanKey(scanner) : String(index);
    scanValue(scanner, appendToPointer(pointer, key));
    skipSpace(scanner);
    if (scanner.text[scanner.at] === ',') scanner.at++;
  }
  scanner.at++;
}

function scanKey(scanner: Scanner): string {
  const key = scanString(scanner);
  skipSpace(scanner);
  scanner.at++;
  return key;
}

function scanString(scanner: Scanner): string {
  const start = scanner.at++;
  while (scanner.text[scanner.at] !== '"') scanner.at += scanner.text[scanner.at] === '\\' ? 2 : 1;
  scanner.at++;
  return JSON.parse(scanner.text.slice(start, scanner.at)) as string;
}

function skipSpace(scanner: Scanner): void {
  while (/\s/.test(scanner.text[scanner.at] ?? '')) scanner.at++;
}
