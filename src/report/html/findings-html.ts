import type { Finding, Severity } from '../../model/finding.ts';
import { detailsOf } from '../details-of.ts';
import { placeOf } from '../place-of.ts';
import { escapeHtml } from './escape-html.ts';

/** The findings, grouped by file. */
export function findingsHtml(findings: readonly Finding[]): string {
  if (findings.length === 0) return '<p>None.</p>';
  const files = new Map<string, Finding[]>();
  for (const finding of findings) {
    files.set(finding.location.file, [...(files.get(finding.location.file) ?? []), finding]);
  }
  return [...files]
    .map(([file, ofFile]) => `<h3>${escapeHtml(file)}</h3>\n${ofFile.map(findingHtml).join('\n')}`)
    .join('\n');
}

const classes: Readonly<Record<Severity, string>> = { error: 'bad', warning: 'open', info: 'info' };

function findingHtml(finding: Finding): string {
  const { severity, rule, message, location } = finding;
  const details = detailsOf(finding)
    .map(([label, value]) => `<dt>${label}</dt><dd><pre>${escapeHtml(value)}</pre></dd>`)
    .join('');
  return `<article class="finding ${classes[severity]}">
<p><b class="${classes[severity]}">${severity}</b> <code>${escapeHtml(placeOf(location))}</code> <span class="dim">${escapeHtml(rule)}</span></p>
<p>${withCode(escapeHtml(message))}</p>${details && `\n<dl>${details}</dl>`}
</article>`;
}

/** Messages name things in backticks. */
function withCode(escaped: string): string {
  return escaped.replace(/`([^`]+)`/g, '<code>$1</code>');
}
