import { javaString, stringPieces, textBlock } from './literals.ts';

/** A Java expression, to be laid out as google-java-format does. */
export type Expression =
  /** As it is: nothing of it can be broken. */
  | string
  /** A string literal. */
  | { readonly text: string }
  /** A text block, which has lines of its own. */
  | { readonly block: string }
  | Call
  | { readonly sum: readonly Expression[] };

export interface Call {
  readonly call: string;
  readonly arguments: readonly Expression[];
}

/** Where an expression stands: what its line is indented by, the column it begins in, and what follows it on its last line. */
export interface Place {
  readonly indent: number;
  readonly column: number;
  readonly after: number;
}

/** Columns that a line may take. */
const width = 100;

/** Prints an expression on one line where it fits, else broken at its arguments and operators. */
export function layOut(expression: Expression, place: Place): string {
  const line = onOneLine(expression);
  if (line !== undefined && place.column + line.length + place.after <= width) return line;
  if (typeof expression === 'string') return expression;
  if ('text' in expression) return layOutString(expression.text, place);
  if ('block' in expression) return textBlock(expression.block, place.indent, width);
  if ('sum' in expression) return layOutSum(expression.sum, place);
  return layOutCall(expression.call, expression.arguments, place);
}

/** Prints what stands right of `=` at the end of a line, with what goes before it on that line. */
export function assign(start: string, indent: number, expression: Expression): string {
  const line = onOneLine(expression);
  if (line !== undefined && indent + start.length + 1 + line.length + 1 <= width) return `${start} ${line};`;
  const inner = indent + 4;
  return `${start}\n${' '.repeat(inner)}${layOut(expression, { indent: inner, column: inner, after: 1 })};`;
}

function onOneLine(expression: Expression): string | undefined {
  if (typeof expression === 'string') return expression;
  if ('text' in expression) return javaString(expression.text);
  if ('block' in expression) return undefined;
  if ('sum' in expression) return joinLines(expression.sum, ' + ');
  const inner = joinLines(expression.arguments, ', ');
  return inner === undefined ? undefined : `${expression.call}(${inner})`;
}

function joinLines(expressions: readonly Expression[], separator: string): string | undefined {
  const lines: string[] = [];
  for (const expression of expressions) {
    const line = onOneLine(expression);
    if (line === undefined) return undefined;
    lines.push(line);
  }
  return lines.join(separator);
}

function layOutCall(name: string, items: readonly Expression[], { indent, after }: Place): string {
  const inner = indent + 4;
  const newline = `\n${' '.repeat(inner)}`;
  const line = joinLines(items, ', ');
  if (line !== undefined && inner + line.length + 1 + after <= width) return `${name}(${newline}${line})`;
  const printed = items.map((item, index) => {
    const closing = index === items.length - 1 ? 1 + after : 1;
    return layOut(item, { indent: inner, column: inner, after: closing });
  });
  return `${name}(${newline}${printed.join(`,${newline}`)})`;
}

function layOutSum(terms: readonly Expression[], { indent, column, after }: Place): string {
  const inner = indent + 4;
  const newline = `\n${' '.repeat(inner)}+ `;
  const printed = terms.map((term, index) => {
    const closing = index === terms.length - 1 ? after : 0;
    const at = index === 0 ? column : inner + 2;
    if (typeof term === 'object' && 'text' in term)
      return layOutString(term.text, { indent, column: at, after: closing });
    return layOut(term, { indent: index === 0 ? indent : inner, column: at, after: closing });
  });
  return printed.join(newline);
}

/** A string that is too long for its line is broken at spaces and after line ends, where it has any. */
function layOutString(text: string, { indent, column, after }: Place): string {
  if (column + javaString(text).length + after <= width) return javaString(text);
  const pieces = [...stringPieces(text)];
  const lines: string[] = [];
  let room = width - column - 2;
  while (pieces.length > 0) {
    if (pieces.join('').length <= room) room -= after;
    let line = pieces.shift() ?? '';
    while (pieces.length > 0 && !/\\[nr]$/.test(line) && line.length + (pieces[0]?.length ?? 0) <= room)
      line += pieces.shift();
    lines.push(`"${line}"`);
    if (lines.length === 1) room = width - (indent + 4) - 4;
  }
  return lines.join(`\n${' '.repeat(indent + 4)}+ `);
}
