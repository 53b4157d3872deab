import { createHash } from 'node:crypto';
import type { Finding, Severity } from '../model/finding.ts';
import { detailsOf } from './details-of.ts';
import { plainText } from './plain-text.ts';
import { defineReporter } from './reporter.ts';

/**
 * `proof/results.sarif`: the findings in
 * [SARIF 2.1.0](https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html), for code scanning.
 */
export const sarif = defineReporter({
  id: 'sarif',
  files: (report) => [
    {
      path: 'proof/results.sarif',
      content: `${JSON.stringify(sarifLog(report.findings, report.toolVersion), null, 2)}\n`,
    },
  ],
});

const levels: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'note' };

/** The log of one run with these findings. */
export function sarifLog(findings: readonly Finding[], toolVersion: string) {
  const rules = [...new Set(findings.map((finding) => finding.rule))];
  const seen = new Map<string, number>();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'docproof',
            version: toolVersion,
            rules: rules.map((id) => ({ id, name: id, shortDescription: { text: sentenceOf(id) } })),
          },
        },
        invocations: [{ executionSuccessful: true }],
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => result(finding, rules.indexOf(finding.rule), seen)),
      },
    ],
  };
}

function result(finding: Finding, ruleIndex: number, seen: Map<string, number>) {
  const { rule, severity, location } = finding;
  const { line, column } = location;
  return {
    ruleId: rule,
    ruleIndex,
    level: levels[severity],
    message: { text: messageOf(finding) },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(location.file), uriBaseId: '%SRCROOT%' },
          ...(line !== undefined && {
            region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
          }),
        },
      },
    ],
    partialFingerprints: { 'docproofFinding/v1': fingerprint(finding, seen) },
  };
}

/** The same finding has the same print when lines before it come or go; equal ones are counted. */
function fingerprint({ rule, message, location }: Finding, seen: Map<string, number>): string {
  const digest = createHash('sha256')
    .update(JSON.stringify([rule, location.file, location.pointer ?? '', message]))
    .digest('hex')
    .slice(0, 32);
  const number = (seen.get(digest) ?? 0) + 1;
  seen.set(digest, number);
  return `${digest}:${number}`;
}

function messageOf(finding: Finding): string {
  const details = detailsOf(finding).map(([label, value]) => `${label}: ${value}`);
  return plainText([finding.message, ...details].join('\n'));
}

/** `status-documented` reads `Status documented.` */
function sentenceOf(rule: string): string {
  const words = rule.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
}
