import { type Digits, isContainer, isObject, type JsonValue } from './json-value.ts';

/** How a language writes a JSON value as a literal: the words are the language's, the line breaks are made here. */
export interface Layout {
  readonly scalar: (value: null | boolean | number | string | Digits) => string;
  /** The keys of one object, each with its separator, such as `name: `. */
  readonly keys: (keys: readonly string[]) => readonly string[];
  /** Columns that a line may take. */
  readonly width: number;
  readonly indent: number;
  readonly trailingComma: boolean;
  /** Numbers that do not fit on one line are filled into several; strings that do not fit go below their key. */
  readonly prettier?: boolean;
}

/** Where a value stands: the indentation of its line, and how many columns before and after it are taken. */
export interface Place {
  readonly indent: number;
  readonly before: number;
  readonly after: number;
}

/** Writes a value: objects always one member a line, arrays on one line where they fit. */
export function layOut(value: JsonValue, layout: Layout, place: Place): string {
  if (!isContainer(value)) return layout.scalar(value);
  if (isObject(value)) return layOutObject(Object.entries(value), layout, place);
  return layOutArray(value, layout, place);
}

/** Writes the members of an object in their order. */
export function layOutObject(
  entries: readonly (readonly [string, JsonValue])[],
  layout: Layout,
  { indent }: Pick<Place, 'indent'>,
): string {
  if (entries.length === 0) return '{}';
  const inner = indent + layout.indent;
  const keys = layout.keys(entries.map(([key]) => key));
  const lines = entries.map(([, item], index) => member(keys[index] ?? '', item, layout, inner));
  return wrap('{', lines, '}', layout, indent);
}

function member(key: string, item: JsonValue, layout: Layout, indent: number): string {
  const printed = layOut(item, layout, { indent, before: indent + key.length, after: 1 });
  const fits = indent + key.length + printed.length + 1 <= layout.width;
  // Prettier leaves a string beside a key of up to four characters, since moving it gains nothing.
  const isLong = layout.prettier && typeof item === 'string' && !fits && key.length > 'four: '.length;
  return isLong ? `${key.trimEnd()}\n${' '.repeat(indent + layout.indent)}${printed}` : key + printed;
}

function layOutArray(items: readonly JsonValue[], layout: Layout, place: Place): string {
  if (items.length === 0) return '[]';
  const inner = place.indent + layout.indent;
  const printed = items.map((item) => layOut(item, layout, { indent: inner, before: inner, after: 1 }));
  const line = `[${printed.join(', ')}]`;
  const fits = place.before + line.length + place.after <= layout.width;
  if (fits && !line.includes('\n') && !hasRows(items)) return line;
  if (layout.prettier && items.length > 1 && items.every((item) => typeof item === 'number')) {
    return wrap('[', fill(printed, layout.width - inner), ']', layout, place.indent);
  }
  return wrap('[', printed, ']', layout, place.indent);
}

/** Prettier's rule: several arrays of several items stand one a line. */
function hasRows(items: readonly JsonValue[]): boolean {
  return items.length > 1 && items.every((item) => Array.isArray(item) && item.length > 1);
}

function fill(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length + 3 <= width)
      lines[lines.length - 1] = `${last}, ${word}`;
    else lines.push(word);
  }
  return lines;
}

function wrap(open: string, lines: readonly string[], close: string, layout: Layout, indent: number): string {
  const inner = `\n${' '.repeat(indent + layout.indent)}`;
  const end = layout.trailingComma ? ',' : '';
  return `${open}${inner}${lines.join(`,${inner}`)}${end}\n${' '.repeat(indent)}${close}`;
}
