/** JSON in which a list may have a bare `…` for items that are left out; it is read as the string `…`. */
export function parseMarkedJson(text: string): unknown {
  return JSON.parse(quoteMarks(text));
}

/** The same text with quotes around each bare `…` in a list. */
function quoteMarks(text: string): string {
  const open: string[] = [];
  let inString = false;
  let result = '';
  for (let index = 0; index < text.length; index++) {
    const char = text.charAt(index);
    result += char === '…' && !inString && open.at(-1) === '[' ? '"…"' : char;
    if (inString && char === '\\') result += text.charAt(++index);
    else if (char === '"') inString = !inString;
    else if (!inString && (char === '[' || char === '{')) open.push(char);
    else if (!inString && (char === ']' || char === '}')) open.pop();
  }
  return result;
}
