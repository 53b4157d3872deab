import type { ContractCoverage, ContractReport } from '../../model/contract.ts';
import { escapeHtml } from '../html/escape-html.ts';

/** Operations by documented responses: how often each came, and which checks found something there. */
export function coveragePicture({ coverage, findings }: ContractReport): string {
  const statuses = [...new Set(coverage.map(({ status }) => status))].sort();
  const rows = grouped(coverage).map((responses) => {
    const [{ version, operation, method, path } = { version: '', operation: '', method: '', path: '' }] =
      responses;
    const found = findings.filter((each) => each.version === version && each.operation === operation);
    const checks = [...new Set(found.filter(({ blame }) => blame === 'server').map(({ check }) => check))];
    const cells = statuses.map((status) => cell(responses.find((each) => each.status === status)));
    return `<tr><th scope="row"><code>${escapeHtml(`${method} ${path}`)}</code> <span class="dim">${escapeHtml(version)}</span></th>${cells.join('')}<td class="${checks.length > 0 ? 'bad' : 'good'}">${checks.length > 0 ? escapeHtml(checks.join(', ')) : 'all hold'}</td></tr>`;
  });
  const heads = statuses.map((status) => `<th scope="col" class="number">${escapeHtml(status)}</th>`);
  return `<div class="scroll"><table>
<caption>Answers that came, by operation and documented response; empty where none is documented</caption>
<thead><tr><th scope="col">operation</th>${heads.join('')}<th scope="col">checks</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
</table></div>`;
}

function cell(response: ContractCoverage | undefined): string {
  if (!response) return '<td></td>';
  const { answers } = response;
  return `<td class="number ${answers > 0 ? 'good' : 'open'}">${answers > 0 ? answers : 'never'}</td>`;
}

function grouped(coverage: readonly ContractCoverage[]): ContractCoverage[][] {
  const groups = new Map<string, ContractCoverage[]>();
  for (const each of coverage) {
    const key = `${each.version} ${each.operation}`;
    const group = groups.get(key);
    if (group) group.push(each);
    else groups.set(key, [each]);
  }
  return [...groups.values()];
}
