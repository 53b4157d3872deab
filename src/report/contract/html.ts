import type { ContractReport } from '../../model/contract.ts';
import { escapeHtml } from '../html/escape-html.ts';
import { findingsHtml } from '../html/findings-html.ts';
import { style } from '../html/style.ts';
import { contractClosingLine, reasonsOf } from './closing-line.ts';
import { defineContractReporter } from './contract-reporter.ts';
import { coveragePicture } from './coverage-picture.ts';
import { toFinding } from './to-finding.ts';

/** One page that needs no script and no other file. */
export const contractHtml = defineContractReporter({ id: 'html', print: page });

function page(report: ContractReport): string {
  const verdict = report.failed ? 'failed' : 'good';
  const section = (id: string, title: string, content: string) =>
    `<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>\n${content}\n</section>`;
  const reasons = reasonsOf(report).map(
    ({ reason, ids }) =>
      `<details><summary>${ids.length}: ${escapeHtml(reason)}</summary><ul>${ids.map((id) => `<li><code>${escapeHtml(id)}</code></li>`).join('')}</ul></details>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Contract test: ${verdict}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Contract test: <span class="${report.failed ? 'bad' : 'good'}">${verdict}</span></h1>
<p>${escapeHtml(contractClosingLine(report))}</p>
<p class="dim">docproof ${escapeHtml(report.toolVersion)}</p>
</header>
<main>
${section('findings', `Findings: ${report.findings.length}`, findingsHtml(report.findings.map(toFinding)))}
${section('coverage', 'Coverage', coveragePicture(report))}
${section('not-judged', 'Not judged', reasons.join('\n') || '<p>Every case was judged.</p>')}
</main>
</body>
</html>
`;
}
