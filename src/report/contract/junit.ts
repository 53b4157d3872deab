import { XMLBuilder } from 'fast-xml-parser';
import type { CaseRow, ContractFinding, ContractReport } from '../../model/contract.ts';
import { detailsOf } from '../details-of.ts';
import { placeOf } from '../place-of.ts';
import { xmlText } from '../xml-text.ts';
import { defineContractReporter } from './contract-reporter.ts';
import { toFinding } from './to-finding.ts';

/** JUnit XML: a suite a kind of case, a test a case; what is not judged is skipped, with its reason. */
export const contractJunit = defineContractReporter({
  id: 'junit',
  print: (report) => {
    const byId = new Map(report.findings.map((finding) => [finding.id, finding]));
    const suites = [...new Set(report.cases.map(({ kind }) => kind))].map((kind) =>
      suite(kind, report, byId),
    );
    const builder = new XMLBuilder({
      format: true,
      ignoreAttributes: false,
      attributeNamePrefix: '@',
      suppressBooleanAttributes: false,
      suppressEmptyNode: true,
    });
    return builder.build({
      '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
      testsuites: { '@name': 'docproof test', '@tests': String(report.cases.length), testsuite: suites },
    });
  },
});

type Findings = ReadonlyMap<string, ContractFinding>;

function suite(kind: string, { cases }: ContractReport, byId: Findings) {
  const own = cases.filter((each) => each.kind === kind);
  return {
    '@name': kind,
    '@tests': String(own.length),
    '@failures': String(own.filter(({ state }) => state === 'failed').length),
    '@errors': '0',
    '@skipped': String(own.filter(({ state }) => state === 'not-judged').length),
    testcase: own.map((row) => testCase(row, byId)),
  };
}

function testCase(row: CaseRow, byId: Findings) {
  const { id, kind, title, location, duration, state, reason = '' } = row;
  const found = row.findings
    .flatMap((each) => byId.get(each) ?? [])
    .filter(({ blame }) => blame === 'server');
  return {
    '@name': attribute(`${id} ${title}`),
    '@classname': `docproof.${kind}`,
    '@file': attribute(location.file),
    '@time': (duration / 1000).toFixed(4),
    ...(state === 'not-judged' && { skipped: { '@message': attribute(reason) } }),
    ...(state === 'failed' && { failure: found.map(failure) }),
  };
}

function failure(given: ContractFinding) {
  const finding = toFinding(given);
  const details = detailsOf(finding).map(([label, value]) => `${label}: ${value}`);
  return {
    '@message': attribute(finding.message),
    '@type': attribute(finding.rule),
    '#text': xmlText([placeOf(finding.location), finding.message, ...details].join('\n')),
  };
}

/** XML readers turn a line break in an attribute into a blank anyway. */
function attribute(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}
