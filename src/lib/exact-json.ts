/** A JSON value with nothing lost: members in order as they stand, numbers by their decimal digits. */
export type ExactJson = null | boolean | string | ExactNumber | readonly ExactJson[] | ExactObject;

/** A number as `[-]<digits>e<exponent>`, without zeros at either end of its digits: `1`, `1.0` and `10e-1` are all `1e0`. */
export interface ExactNumber {
  readonly number: string;
}

export interface ExactObject {
  readonly members: ReadonlyMap<string, ExactJson>;
  /** The first key that stands there twice. */
  readonly repeated: string | undefined;
}

/** Parses JSON without rounding its numbers (as `JSON.parse` does); undefined when the text is no JSON. */
export function parseExactJson(text: string): ExactJson | undefined {
  try {
    JSON.parse(text);
    return parseValue({ tokens: text.match(tokenPattern) ?? [], at: 0 });
  } catch {
    return undefined;
  }
}

/** Whether a double has the value that its decimal digits say, and not one that is near. */
export function isExact(value: number, digits: string): boolean {
  return JSON.stringify(parseExactJson(digits)) === JSON.stringify(parseExactJson(JSON.stringify(value)));
}

/** The first key that stands twice in one object, wherever that is. */
export function repeatedKey(value: ExactJson): string | undefined {
  if (isList(value)) return firstOf(value);
  if (!isExactObject(value)) return undefined;
  return value.repeated ?? firstOf([...value.members.values()]);
}

export function isExactObject(value: ExactJson | undefined): value is ExactObject {
  return value !== null && typeof value === 'object' && 'members' in value;
}

export function isList(value: ExactJson | undefined): value is readonly ExactJson[] {
  return Array.isArray(value);
}

function firstOf(values: readonly ExactJson[]): string | undefined {
  for (const value of values) {
    const key = repeatedKey(value);
    if (key !== undefined) return key;
  }
  return undefined;
}

// The text is known to be JSON: what is neither string nor punctuation is a number or a word.
const tokenPattern = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g;

interface Scanner {
  readonly tokens: readonly string[];
  at: number;
}

function parseValue(scanner: Scanner): ExactJson {
  const token = scanner.tokens[scanner.at++] ?? '';
  if (token === '{') return parseObject(scanner);
  if (token === '[') return parseArray(scanner);
  if (/^[-\d]/.test(token)) return { number: canonical(token) };
  return JSON.parse(token) as null | boolean | string;
}

function parseObject(scanner: Scanner): ExactObject {
  const members = new Map<string, ExactJson>();
  let repeated: string | undefined;
  while (scanner.tokens[scanner.at] !== '}') {
    const key = JSON.parse(scanner.tokens[scanner.at] ?? '') as string;
    scanner.at += 2;
    if (members.has(key)) repeated ??= key;
    members.set(key, parseValue(scanner));
    if (scanner.tokens[scanner.at] === ',') scanner.at++;
  }
  scanner.at++;
  return { members, repeated };
}

function parseArray(scanner: Scanner): readonly ExactJson[] {
  const items: ExactJson[] = [];
  while (scanner.tokens[scanner.at] !== ']') {
    items.push(parseValue(scanner));
    if (scanner.tokens[scanner.at] === ',') scanner.at++;
  }
  scanner.at++;
  return items;
}

function canonical(token: string): string {
  const [, sign = '', whole = '', fraction = '', exponent = '0'] =
    /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([-+]?\d+))?$/.exec(token) ?? [];
  const digits = (whole + fraction).replace(/^0+/, '');
  const significant = digits.replace(/0+$/, '');
  if (significant === '') return '0e0';
  return `${sign}${significant}e${BigInt(exponent) - BigInt(fraction.length) + BigInt(digits.length - significant.length)}`;
}
