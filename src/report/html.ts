import type { Report } from '../model/report.ts';
import { closingLine } from './closing-line.ts';
import { confinementLine } from './confinement.ts';
import { coverageHtml } from './html/coverage-html.ts';
import { escapeHtml } from './html/escape-html.ts';
import { findingsHtml } from './html/findings-html.ts';
import { notProvenHtml, proofsHtml } from './html/proofs-html.ts';
import { style } from './html/style.ts';
import { defineReporter } from './reporter.ts';

/** `proof/report.html`: one page that needs no script and no other file. */
export const html = defineReporter({
  id: 'html',
  files: (report) => [{ path: 'proof/report.html', content: page(report) }],
});

function page(report: Report): string {
  const specs = report.specs.map(({ api, version, digest }) => `${api}/${version} (${digest.slice(0, 12)})`);
  const confined = confinementLine(report);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Proof report: ${report.failed ? 'failed' : 'good'}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Proof report: <span class="${report.failed ? 'bad' : 'good'}">${report.failed ? 'failed' : 'good'}</span></h1>
<p>${escapeHtml(closingLine(report))}</p>
${
  confined === null
    ? ''
    : `<p class="dim">${confined}</p>
`
}<p class="dim">docproof ${escapeHtml(report.toolVersion)}, ${escapeHtml(specs.join(', ') || 'no specification')}</p>
</header>
<main>
<section aria-labelledby="coverage"><h2 id="coverage">Coverage</h2>
${coverageHtml(report.coverage)}
</section>
<section aria-labelledby="findings"><h2 id="findings">Findings: ${report.findings.length}</h2>
${findingsHtml(report.findings)}
</section>
<section aria-labelledby="not-proven"><h2 id="not-proven">Not proven</h2>
${notProvenHtml(report)}
</section>
<section aria-labelledby="proofs"><h2 id="proofs">What ran</h2>
${proofsHtml(report)}
</section>
</main>
</body>
</html>
`;
}
