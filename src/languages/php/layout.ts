import type { Place } from '../layout.ts';

/** Columns that Prettier's PHP plugin gives a line. */
const width = 80;

/** Prints a list, on one line where it fits. */
export function phpList(items: readonly string[], { indent, before, after }: Place): string {
  const line = `[${items.join(', ')}]`;
  const fits = before + line.length + after <= width && !line.includes('\n');
  return fits ? line : phpWrapped('[', items, ']', indent);
}

/** Prints items between brackets, one a line. */
export function phpWrapped(open: string, items: readonly string[], close: string, indent: number): string {
  const inner = `\n${' '.repeat(indent + 4)}`;
  return `${open}${items.map((item) => `${inner}${item},`).join('')}\n${' '.repeat(indent)}${close}`;
}

/** Joins operands with dots, each on a line of its own where they do not fit on one; `extra` columns further in. */
export function phpConcatenation(
  operands: readonly string[],
  { indent, extra }: { readonly indent: number; readonly extra: number },
): string {
  const line = operands.join(' . ');
  return indent + line.length + 1 <= width ? line : operands.join(` .\n${' '.repeat(indent + extra)}`);
}

/** Prints `$name = …` or `'key' => …` without its end; what does not fit beside it goes below. */
export function phpAssignment(start: string, operands: readonly string[], indent: number): string {
  const line = `${start} ${operands.join(' . ')}`;
  if (indent + line.length + 1 <= width) return line;
  const inner = indent + 4;
  return `${start}\n${' '.repeat(inner)}${phpConcatenation(operands, { indent: inner, extra: 0 })}`;
}

/** Prints a call, its arguments one a line where they do not fit on one. */
export function phpCall(name: string, items: readonly string[], { indent, before, after }: Place): string {
  const line = `${name}(${items.join(', ')})`;
  const fits = before + line.length + after <= width && !line.includes('\n');
  return fits ? line : phpWrapped(`${name}(`, items, ')', indent);
}
