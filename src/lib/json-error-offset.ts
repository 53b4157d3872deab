const token =
  /[ \t\r\n]*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** Where a text stops being JSON, counted from 0; undefined when it is JSON. JSON.parse does not always say. */
export function jsonErrorOffset(text: string): number | undefined {
  const reader = createReader(text);
  try {
    readValue(reader);
    if (reader.next() !== '') throw reader.stray();
    return undefined;
  } catch (error) {
    if (error instanceof Stray) return error.offset;
    throw error;
  }
}

class Stray extends Error {
  readonly offset: number;
  constructor(offset: number) {
    super();
    this.offset = offset;
  }
}

interface Reader {
  /** The next token: a sign, a scalar, or an empty text at the end. */
  next(): string;
  peek(): string;
  stray(): Stray;
}

function createReader(text: string): Reader {
  const end = text.trimEnd().length;
  let index = 0;
  let last = 0;
  const startOfToken = () => index + (/^[ \t\r\n]*/.exec(text.slice(index))?.[0].length ?? 0);
  const reader: Reader = {
    next() {
      last = Math.min(startOfToken(), end);
      if (last >= end) return '';
      token.lastIndex = index;
      const match = token.exec(text);
      if (!match) throw new Stray(last);
      index = token.lastIndex;
      return match[1] ?? match[2] ?? '';
    },
    peek() {
      const before = index;
      const found = reader.next();
      index = before;
      return found;
    },
    stray: () => new Stray(last),
  };
  return reader;
}

function readValue(reader: Reader): void {
  const found = reader.next();
  if (found === '{') readMembers(reader, '}', true);
  else if (found === '[') readMembers(reader, ']', false);
  else if (found === '' || ',:]}'.includes(found)) throw reader.stray();
}

function readMembers(reader: Reader, close: string, hasKeys: boolean): void {
  if (reader.peek() === close) {
    reader.next();
    return;
  }
  for (;;) {
    if (hasKeys && (!reader.next().startsWith('"') || reader.next() !== ':')) throw reader.stray();
    readValue(reader);
    const found = reader.next();
    if (found === close) return;
    if (found !== ',') throw reader.stray();
  }
}
