import { jsonErrorOffset } from './json-error-offset.ts';

/**
 * JSON in which a list may have a bare `…` for items that are left out; it is read as the string `…`. Undefined when the
 * text is no JSON.
 */
export function parseMarkedJson(text: string): unknown {
  try {
    return JSON.parse(quoteMarks(text));
  } catch {
    return undefined;
  }
}

/** The line of such a text, from 1, at which it stops being JSON; undefined when it is. */
export function markedJsonErrorLine(text: string): number | undefined {
  const quoted = quoteMarks(text);
  const offset = jsonErrorOffset(quoted);
  return offset === undefined ? undefined : quoted.slice(0, offset).split('\n').length;
}

/** The same text with quotes around each bare `…` in a list; every line stays where it is. */
export function quoteMarks(text: string): string {
  return replaceMarks(text, '"…"');
}

// Of the private use area: no text has it that says something.
const barred = '"\uE000…"';

/** As `quoteMarks`, in a way that can be undone. */
export function barMarks(text: string): string {
  return replaceMarks(text, barred);
}

/** The text that `barMarks` was given. */
export function unbarMarks(text: string): string {
  return text.replaceAll(barred, '…');
}

function replaceMarks(text: string, mark: string): string {
  const open: string[] = [];
  let inString = false;
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    result += char === '…' && !inString && open.at(-1) === '[' ? mark : char;
    if (inString && char === '\\') result += text.charAt(++index);
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '[' || char === '{')) open.push(char);
    else if (!inString && (char === ']' || char === '}')) open.pop();
  }
  return result;
}
