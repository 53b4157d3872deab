import { strengths } from '../../model/proof.ts';
import type { Coverage } from '../../model/report.ts';
import { totals } from '../summarise.ts';
import type { Look } from './look.ts';

/** The coverage table: each state by kind, then how strong the proven ones are. */
export function coverageSection(coverage: Coverage, look: Look): string[] {
  const { paint } = look;
  const sum = totals(coverage);
  const table = [
    ['Coverage', 'proven', 'failed', 'not proven'],
    ...coverage.rows.map((row) => [row.kind, row.proven, row.failed, row.notProven]),
    ['all', sum.proven, sum.failed, sum.notProven],
  ];
  const lines = table.map((row) => columns(row, look));
  const rule = paint.dim(look.rule.repeat(width));
  const [head = '', ...body] = lines;
  const last = body.pop() ?? '';
  return ['', paint.bold(head), rule, ...body, rule, last, '', ...strengthTable(coverage, look)];
}

const widths = [22, 8, 8, 12];
const width = widths.reduce((sum, each) => sum + each);

function columns(row: readonly (string | number)[], { paint }: Look): string {
  const cells = row.map((cell, index) => {
    const size = widths[index] ?? 0;
    return index === 0 ? String(cell).padEnd(size) : String(cell).padStart(size);
  });
  return cells
    .map((cell, index) => {
      const number = row[index];
      if (typeof number !== 'number' || number === 0) return cell;
      return [String, paint.green, paint.red, paint.yellow][index]?.(cell) ?? cell;
    })
    .join('');
}

function strengthTable({ byStrength }: Coverage, { paint, rule }: Look): string[] {
  const rows = strengths
    .toReversed()
    .map(
      (strength) =>
        `${strength.padEnd(widths[0] ?? 0)}${String(byStrength[strength]).padStart(widths[1] ?? 0)}`,
    );
  return [paint.bold('Strength of what is proven'), paint.dim(rule.repeat(width)), ...rows];
}
