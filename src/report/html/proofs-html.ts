import type { Proof } from '../../model/proof.ts';
import type { Report } from '../../model/report.ts';
import { groupByReason } from '../group-by-reason.ts';
import { placeOf } from '../place-of.ts';
import { isAllowed } from '../summarise.ts';
import { escapeHtml } from './escape-html.ts';

/** What is not proven, by reason. */
export function notProvenHtml(report: Report): string {
  const groups = groupByReason(report.proofs).map(({ reason, proofs }) => {
    const allowed = proofs.every((proof) => isAllowed(proof, report.allowNotProven)) ? ' (allowed)' : '';
    const ids = proofs.map((proof) => `<li><code>${escapeHtml(proof.id)}</code></li>`).join('');
    return `<details${proofs.length > 10 ? '' : ' open'}><summary><span class="open">${escapeHtml(reason)}</span>: ${proofs.length}${allowed}</summary><ul>${ids}</ul></details>`;
  });
  return groups.join('\n') || '<p>Nothing.</p>';
}

/** Every proof that ran, folded by kind. */
export function proofsHtml({ proofs, coverage }: Report): string {
  const parts = coverage.rows.map(({ kind }) => {
    const ran = proofs.filter((proof) => proof.kind === kind && proof.state !== 'not-proven');
    return `<details><summary>${kind}: ${ran.length}</summary>
<div class="scroll"><table>
<thead><tr><th scope="col">proof</th><th scope="col">state</th><th scope="col">strength</th><th scope="col">ran at</th><th scope="col">source</th></tr></thead>
<tbody>
${ran.map(proofRow).join('\n')}
</tbody>
</table></div></details>`;
  });
  return parts.join('\n') || '<p>None.</p>';
}

function proofRow(proof: Proof): string {
  const cells = [
    `<code>${escapeHtml(proof.id)}</code>`,
    `<span class="${proof.state === 'proven' ? 'good' : 'bad'}">${proof.state}</span>`,
    `${proof.strength ?? ''}${proof.retried === undefined ? '' : `, retried: ${escapeHtml(proof.retried)}`}`,
    proof.ranAt ? `<time datetime="${escapeHtml(proof.ranAt)}">${escapeHtml(proof.ranAt)}</time>` : '',
    `<code>${escapeHtml(placeOf(proof.source))}</code>`,
  ];
  return `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
}
