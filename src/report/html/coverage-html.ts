import { strengths } from '../../model/proof.ts';
import type { Coverage } from '../../model/report.ts';
import { totals } from '../summarise.ts';

/** The coverage table and the count of each strength. */
export function coverageHtml(coverage: Coverage): string {
  const sum = totals(coverage);
  const rows = coverage.rows.map((row) => tableRow(row.kind, row)).join('\n');
  return `<div class="scroll"><table>
<caption>States by kind</caption>
<thead><tr><th scope="col">kind</th><th scope="col" class="number">proven</th><th scope="col" class="number">failed</th><th scope="col" class="number">not proven</th></tr></thead>
<tbody>
${rows}
</tbody>
<tfoot>${tableRow('all', sum)}</tfoot>
</table></div>
<div class="scroll"><table>
<caption>Strength of what is proven</caption>
<tbody>
${strengths
  .toReversed()
  .map(
    (strength) =>
      `<tr><th scope="row">${strength}</th><td class="number">${coverage.byStrength[strength]}</td></tr>`,
  )
  .join('\n')}
</tbody>
</table></div>`;
}

function tableRow(name: string, row: { proven: number; failed: number; notProven: number }): string {
  const cell = (number: number, look: string) =>
    `<td class="number${number > 0 ? ` ${look}` : ''}">${number}</td>`;
  return `<tr><th scope="row">${name}</th>${cell(row.proven, 'good')}${cell(row.failed, 'bad')}${cell(row.notProven, 'open')}</tr>`;
}
