import type { Piece } from '../../model/example.ts';
import type { Place } from '../layout.ts';
import { isRead } from '../pieces.ts';
import { pythonLayout, pythonString, pythonSum } from '../python-literals.ts';

/** Prints texts and what is read from the environment as a sum, an operand a line where it does not fit on one. */
export function pythonPieces(
  pieces: readonly Piece[],
  place: Place,
  read: (expression: string) => string = (expression) => expression,
): string {
  if (pieces.length === 0) return '""';
  const operands = pieces.map((piece) =>
    isRead(piece) ? read(pythonVariable(piece.variable)) : pythonString(piece),
  );
  return pythonSum(operands, place);
}

/** The expression that reads an environment variable. */
export function pythonVariable(variable: string): string {
  return `os.environ[${pythonString(variable)}]`;
}

/** Prints a list or tuple, an item a line where it does not fit on one. */
export function pythonSequence(open: string, items: readonly string[], close: string, place: Place): string {
  const line = `${open}${items.join(', ')}${close}`;
  const fits = place.before + line.length + place.after <= pythonLayout.width && !line.includes('\n');
  return fits ? line : pythonLines(open, items, close, place.indent);
}

/** Prints a list or tuple, an item a line. */
export function pythonLines(open: string, items: readonly string[], close: string, indent: number): string {
  const inner = `\n${' '.repeat(indent + 4)}`;
  return `${open}${items.map((item) => `${inner}${item},`).join('')}\n${' '.repeat(indent)}${close}`;
}

/** Prints an assignment of a string or bytes, in parentheses where it fits on a line of its own only. */
export function pythonAssignment(name: string, literal: string, indent = 0): string {
  const { width } = pythonLayout;
  const isLong = indent + name.length + ' = '.length + literal.length > width;
  if (!isLong || indent + 4 + literal.length > width) return `${name} = ${literal}`;
  const outer = `\n${' '.repeat(indent)}`;
  return `${name} = (${outer}    ${literal}${outer})`;
}
