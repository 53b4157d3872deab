import { XMLBuilder } from 'fast-xml-parser';
import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import type { Report } from '../model/report.ts';
import { detailsOf } from './details-of.ts';
import { reasonOf } from './group-by-reason.ts';
import { placeOf } from './place-of.ts';
import { defineReporter } from './reporter.ts';
import { xmlText } from './xml-text.ts';

/** `proof/junit.xml`: a suite a kind of proof and one for the documents; not proven is skipped, with its reason. */
export const junit = defineReporter({
  id: 'junit',
  files: (report) => [{ path: 'proof/junit.xml', content: junitXml(report) }],
});

function junitXml(report: Report): string {
  const suites = [
    ...report.coverage.rows.map((row) => suite(row.kind, casesOf(report, row.kind))),
    suite('documents', documentCases(report)),
  ];
  const sum = (key: 'tests' | 'failures' | 'skipped') =>
    String(suites.reduce((total, each) => total + Number(each[`@${key}`]), 0));
  const builder = new XMLBuilder({
    format: true,
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    suppressBooleanAttributes: false,
    suppressEmptyNode: true,
  });
  return builder.build({
    '?xml': { '@version': '1.0', '@encoding': 'UTF-8' },
    testsuites: {
      '@name': 'docproof',
      '@tests': sum('tests'),
      '@failures': sum('failures'),
      '@errors': '0',
      '@skipped': sum('skipped'),
      testsuite: suites,
    },
  });
}

interface Case {
  readonly '@name': string;
  readonly '@classname': string;
  readonly '@file': string;
  readonly '@line'?: string;
  readonly failure?: readonly {
    readonly '@message': string;
    readonly '@type': string;
    readonly '#text': string;
  }[];
  readonly skipped?: { readonly '@message': string };
}

function suite(name: string, cases: readonly Case[]) {
  return {
    '@name': name,
    '@tests': String(cases.length),
    '@failures': String(cases.filter((each) => each.failure).length),
    '@errors': '0',
    '@skipped': String(cases.filter((each) => each.skipped).length),
    testcase: cases,
  };
}

function casesOf(report: Report, kind: Proof['kind']): readonly Case[] {
  return report.proofs.filter((proof) => proof.kind === kind).map(proofCase);
}

function proofCase(proof: Proof): Case {
  const base = { ...named(proof.id, proof.kind), ...placed(proof.source) };
  if (proof.state === 'not-proven') {
    return { ...base, skipped: { '@message': attribute(reasonOf(proof)) } };
  }
  if (proof.state === 'proven') return base;
  const errors = proof.findings.filter((finding) => finding.severity === 'error');
  const silent = { '@message': 'failed and no check said why', '@type': 'proof-failed', '#text': '' };
  return { ...base, failure: errors.length > 0 ? errors.map(failure) : [silent] };
}

/** Errors that belong to no proof; one passing case when there are none, since some readers refuse an empty suite. */
function documentCases(report: Report): readonly Case[] {
  const ofProofs = new Set(
    report.proofs.flatMap((proof) => proof.findings.map((finding) => JSON.stringify(finding))),
  );
  const errors = report.findings.filter(
    (finding) =>
      finding.severity === 'error' &&
      finding.rule !== 'proof-failed' &&
      !ofProofs.has(JSON.stringify(finding)),
  );
  if (errors.length === 0) return [{ ...named('no errors', 'documents'), '@file': '' }];
  return errors.map((finding) => ({
    ...named(`${placeOf(finding.location)} ${finding.rule}`, 'documents'),
    ...placed(finding.location),
    failure: [failure(finding)],
  }));
}

function failure(finding: Finding) {
  const lines = [
    placeOf(finding.location),
    finding.message,
    ...detailsOf(finding).map(([label, value]) => `${label}: ${value}`),
  ];
  return {
    '@message': attribute(finding.message),
    '@type': attribute(finding.rule),
    '#text': xmlText(lines.join('\n')),
  };
}

function named(name: string, suiteName: string) {
  return { '@name': attribute(name), '@classname': `docproof.${suiteName}` };
}

function placed({ file, line }: Finding['location']) {
  return { '@file': attribute(file), ...(line === undefined ? {} : { '@line': String(line) }) };
}

/** XML readers turn a line break in an attribute into a blank anyway. */
function attribute(text: string): string {
  return xmlText(text).replace(/\s+/g, ' ').trim();
}
