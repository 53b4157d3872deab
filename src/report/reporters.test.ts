import { readdirSync, readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import type { Report } from '../model/report.ts';
import { reporters } from './index.ts';
import { makeReport } from './report.test-data.ts';

const folder = new URL('.', import.meta.url);

function fileOf(id: string, report: Report): string {
  const [file] = [...(reporters.find((reporter) => reporter.id === id)?.files?.(report) ?? [])];
  return String(file?.content);
}

function printOf(id: string, report: Report, color = false): string {
  return reporters.find((reporter) => reporter.id === id)?.print?.(report, { color }) ?? '';
}

test('every format is in the table', () => {
  const files = readdirSync(folder).filter((name) => name.endsWith('.ts') && !name.includes('.test'));
  const defined = files.filter((name) =>
    readFileSync(new URL(name, folder), 'utf8').includes('= defineReporter('),
  );
  expect(reporters).toHaveLength(defined.length);
  expect(new Set(reporters.map((reporter) => reporter.id)).size).toBe(defined.length);
});

describe('for people', () => {
  test('plain says everything in plain characters', async () => {
    const text = printOf('plain', makeReport({ strict: true }), true);
    await expect(text).toMatchFileSnapshot('expected/plain.txt');
    expect(text.replaceAll('…', '')).toMatch(/^[\x20-\x7e\n]*$/);
  });

  test('pretty without colour', async () => {
    await expect(printOf('pretty', makeReport())).toMatchFileSnapshot('expected/pretty.txt');
  });

  test('pretty colours only when asked, and never lets a server colour', () => {
    expect(printOf('pretty', makeReport(), false)).not.toContain('\u001b');
    const coloured = printOf('pretty', makeReport(), true);
    expect(coloured).toContain('\u001b[31m');
    expect(coloured).not.toContain('\u001b[31mred');
  });

  test('says when nothing was run', () => {
    expect(printOf('plain', makeReport({ target: null, proofs: [], findings: [] }))).toContain(
      'Nothing was run.',
    );
  });
});

test('json is one document', () => {
  const document = JSON.parse(printOf('json', makeReport()));
  expect(document).toMatchObject({
    version: 1,
    failed: true,
    summary: { proven: 1, failed: 1, notProven: 8 },
  });
  expect(document.findings).toHaveLength(2);
});

test('github annotates with escaped properties', () => {
  const lines = printOf('github', makeReport()).trimEnd().split('\n');
  expect(lines[0]).toBe(
    '::warning file=guides/auth/v1/getting%2Cstarted.md,line=7,col=3,title=fact-restated::`15 minutes` restates a fact: 100%25, as, is: so.',
  );
  expect(lines[1]).toMatch(
    /^::error file=spec\/auth\/v1\/openapi.yaml,line=120,col=9,title=status-documented::/,
  );
  expect(lines[1]).toContain('%0Aexpected: 200%0A');
  expect(lines[2]).toMatch(/^::notice title=not proven::8 not proven: ruby is not installed%0A/);
  expect(printOf('github', makeReport({ strict: true }))).toContain('::error title=not proven::');
  expect(lines).toHaveLength(4);
});

describe('proof.json', () => {
  const schema = JSON.parse(readFileSync(new URL('../../schemas/proof.schema.json', folder), 'utf8'));
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false });
  addFormats.default(ajv);
  const validate = ajv.compile(schema);

  test('is as its schema says', () => {
    const document = JSON.parse(fileOf('proof', makeReport()));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.proofs[0]).not.toHaveProperty('shown');
    expect(Object.keys(document)).toEqual([
      'version',
      'tool',
      'target',
      'confinement',
      'specs',
      'summary',
      'proofs',
    ]);
  });

  test('a program that was run twice says so, and so does the page', () => {
    const report = makeReport();
    const proofs = report.proofs.map((proof) => ({ ...proof, retried: 'its host ended' }));
    const document = JSON.parse(fileOf('proof', { ...report, proofs }));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.proofs[0].retried).toBe('its host ended');
    expect(fileOf('html', { ...report, proofs })).toContain('body as documented, retried: its host ended');
  });

  test('what confined the programs is said once, and not at all when nothing ran', () => {
    const none = { 'network namespace': 0, 'proxy only': 0 };
    const [ran, idle] = [makeReport(), makeReport({ confinement: none })];
    expect(JSON.parse(fileOf('proof', ran)).confinement).toBe('proxy only');
    expect(JSON.parse(fileOf('proof', idle)).confinement).toBeNull();
    expect(fileOf('html', ran).split('proxy only')).toHaveLength(2);
    expect(fileOf('html', idle)).not.toContain('proxy only');
  });

  test.each([
    [
      4,
      0,
      'network namespace',
      'Programs ran in a network namespace, where they reach nothing but the proxy.',
    ],
    [0, 4, 'proxy only', 'Programs were confined by the proxy only: their runtimes were told to call it'],
    [3, 1, 'network namespace and proxy only', '3 programs ran in a network namespace'],
  ])('%i programs in a namespace and %i outside are told in one line', (inside, outside, name, line) => {
    const report = makeReport({ confinement: { 'network namespace': inside, 'proxy only': outside } });
    const document = JSON.parse(fileOf('proof', report));
    expect(validate(document), JSON.stringify(validate.errors)).toBe(true);
    expect(document.confinement).toBe(name);
    expect(printOf('plain', report).split(line)).toHaveLength(2);
  });

  test('the schema refuses a proof that is not proven without a reason', () => {
    const document = JSON.parse(fileOf('proof', makeReport()));
    delete document.proofs[9].reason;
    expect(validate(document)).toBe(false);
  });
});

test('junit counts and names failures and skips, in XML 1.0', () => {
  const xml = fileOf('junit', makeReport());
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).not.toMatch(/[\x00-\x08\x0b\x0c\x0e-\x1f]/);
  const { testsuites } = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: '' }).parse(xml);
  expect(testsuites).toMatchObject({ tests: '11', failures: '1', skipped: '8' });
  const [responses, snippets, documents] = testsuites.testsuite;
  expect(responses.testcase).toMatchObject({
    name: 'auth/v1/login/200-success/http',
    failure: { type: 'status-documented' },
  });
  expect(responses.testcase.failure['#text']).toContain('<b>no</b> & red');
  expect(snippets.testcase[8].skipped.message).toBe('ruby is not installed');
  expect(documents.testcase.name).toBe('no errors');
});

test('junit has a case for an error that belongs to no proof', () => {
  const finding = {
    severity: 'error',
    rule: 'fence-closed',
    message: 'The fence is not closed \ud800\uffff.',
    location: { file: 'guides/a.md', line: 3, column: 1 },
  } as const;
  const xml = fileOf('junit', makeReport({ findings: [finding], proofs: [] }));
  expect(XMLValidator.validate(xml)).toBe(true);
  expect(xml).toContain('<testsuite name="documents" tests="1" failures="1"');
  expect(xml).toContain('message="The fence is not closed ."');
});

test('sarif points at places and tells findings apart', () => {
  const { runs } = JSON.parse(fileOf('sarif', makeReport()));
  const [run] = runs;
  expect(run.tool.driver.rules.map((rule: { id: string }) => rule.id)).toEqual([
    'fact-restated',
    'status-documented',
  ]);
  expect(run.results[1]).toMatchObject({
    ruleId: 'status-documented',
    ruleIndex: 1,
    level: 'error',
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: 'spec/auth/v1/openapi.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 120, startColumn: 9 },
        },
      },
    ],
  });
  const prints = run.results.map((each: { partialFingerprints: object }) =>
    JSON.stringify(each.partialFingerprints),
  );
  expect(new Set(prints).size).toBe(2);
});

test('html is one page with nothing from outside and nothing unescaped', () => {
  const page = fileOf('html', makeReport());
  expect(page).toContain('&lt;b&gt;no&lt;/b&gt; &amp; red');
  expect(page).not.toMatch(/<script|<link|src=|<b>no/);
  expect(page).toContain('<td class="number bad">1</td>');
});
