import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Fact } from '../../model/docs.ts';
import { createSourceFiles } from '../source/source-files.ts';
import { readIncludes } from './include.ts';
import { readGuide } from './load-guide.ts';

const fence = '```';
const root = mkdtempSync(join(tmpdir(), 'docproof-test-'));
const program = `import os

class Client:
    # docs:start refresh
    def refresh(self):
        # every {fact:minutes} minutes

        return 1
    # docs:end refresh
// docs:start open
`;

beforeAll(() => {
  mkdirSync(join(root, 'examples'));
  writeFileSync(join(root, 'examples', 'client.py'), program);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

async function read(text: string) {
  const fact: Fact = { id: 'minutes', value: 15, terms: [], location: { file: 'a' } };
  const facts = new Map([['minutes', fact]]);
  const { includes, findings } = await readIncludes(text, { files: createSourceFiles(root), facts });
  const page = readGuide(text, 'guides/a.md', { path: 'a' }, facts, includes);
  return {
    block: page.guide.blocks[0],
    findings: [...findings, ...page.findings].map(({ rule, message }) => `${rule}: ${message}`),
  };
}

test('a file as a whole, without its marks, and with its facts', async () => {
  const { block, findings } = await read(`${fence}python file=examples/client.py\n${fence}`);
  expect(findings).toEqual([]);
  expect(block).toMatchObject({ kind: 'command', include: { file: 'examples/client.py' } });
  expect(block?.text).toBe(
    'import os\n\nclass Client:\n    def refresh(self):\n        # every 15 minutes\n\n        return 1\n',
  );
});

const region = 'def refresh(self):\n    # every 15 minutes\n\n    return 1\n';

test('a region, at the left margin', async () => {
  const { block, findings } = await read(`${fence}python excerpt file=examples/client.py#refresh\n${fence}`);
  expect(findings).toEqual([]);
  expect(block).toMatchObject({ kind: 'excerpt', text: region, include: { region: 'refresh' } });
});

test('a page may show it, as it stands there', async () => {
  const open = `${fence}python excerpt file=examples/client.py#refresh\n`;
  expect((await read(`${open}${region}${fence}`)).findings).toEqual([]);
  const stale = await read(`${open}${region.replace('return 1', 'return 2')}${fence}`);
  expect(stale.findings).toEqual([
    'include-stale: The block is not what stands in `examples/client.py#refresh`.',
  ]);
  expect(stale.block?.text).toBe(region);
});

test.each([
  [
    'examples/clinet.py',
    'include-file: There is no file `examples/clinet.py`; did you mean `examples/client.py`?',
  ],
  [
    'examples/client.py#refesh',
    'include-region: `examples/client.py` has no region `refesh`; did you mean `refresh`?',
  ],
  [
    'examples/client.py#open',
    'include-region: `examples/client.py` has no region `open`; did you mean `open`?',
  ],
  ['../outside.py', 'include-file: The file `../outside.py` lies outside of the project.'],
  ['/etc/passwd', 'include-file: The file `/etc/passwd` lies outside of the project.'],
  ['examples/../../outside.py', 'include-file: The file `../outside.py` lies outside of the project.'],
  [
    'examples',
    'include-file: The file is not to be read: examples: this is a folder, where a file is needed.',
  ],
])('%s is a finding', async (file, message) => {
  expect((await read(`${fence}python file=${file}\n${fence}`)).findings).toEqual([message]);
});
