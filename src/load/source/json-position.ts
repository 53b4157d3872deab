/** Where in a JSON text the key or item stands that reference tokens lead to, or the nearest thing around it; offsets from 0. */
export function jsonPosition(text: string): (tokens: readonly string[]) => number {
  const objects = new Map<number, ReadonlyMap<string, Step>>();
  const membersAt = (open: number) => {
    const members = objects.get(open) ?? readMembers(text, open);
    objects.set(open, members);
    return members;
  };
  return (tokens) => {
    let value = skipSpace(text, 0);
    let found = value;
    for (const token of tokens) {
      const step = text[value] === '{' ? membersAt(value).get(token) : findItem(text, value, token);
      if (step === undefined) break;
      found = step.key;
      value = step.value;
    }
    return found;
  };
}

interface Step {
  readonly key: number;
  readonly value: number;
}

/** Of a repeated key the last one counts. */
function readMembers(text: string, open: number): Map<string, Step> {
  const members = new Map<string, Step>();
  let index = skipSpace(text, open + 1);
  while (text[index] === '"') {
    const key = index;
    const end = skipString(text, index);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    const name = nameAt(text, key, end);
    if (name !== undefined) members.set(name, { key, value });
    index = afterValue(text, value);
  }
  return members;
}

function findItem(text: string, open: number, token: string): Step | undefined {
  if (text[open] !== '[') return undefined;
  let value = skipSpace(text, open + 1);
  for (let count = Number(token); count > 0 && value < text.length; count--) {
    if (text[value] === ']') return undefined;
    value = afterValue(text, value);
  }
  return text[value] === ']' || value >= text.length ? undefined : { key: value, value };
}

/** The start of the next key or item, or the closing bracket. */
function afterValue(text: string, value: number): number {
  const index = skipSpace(text, skipValue(text, value));
  return text[index] === ',' ? skipSpace(text, index + 1) : index;
}

function skipValue(text: string, start: number): number {
  if (text[start] === '"') return skipString(text, start);
  if (text[start] !== '{' && text[start] !== '[') {
    let end = start;
    while (end < text.length && !/[\s,\]}]/.test(text.charAt(end))) end++;
    return end;
  }
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const char = text[index];
    if (char === '"') index = skipString(text, index) - 1;
    else if (char === '{' || char === '[') depth++;
    else if ((char === '}' || char === ']') && --depth === 0) return index + 1;
  }
  return text.length;
}

function skipString(text: string, start: number): number {
  let index = start + 1;
  while (index < text.length && text[index] !== '"') index += text[index] === '\\' ? 2 : 1;
  return index + 1;
}

function skipSpace(text: string, start: number): number {
  let index = start;
  while (index < text.length && ' \t\r\n'.includes(text.charAt(index))) index++;
  return index;
}

function nameAt(text: string, start: number, end: number): string | undefined {
  try {
    return JSON.parse(text.slice(start, end)) as string;
  } catch {
    return undefined;
  }
}
