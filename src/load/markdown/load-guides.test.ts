import { expect, onTestFinished, test } from 'vitest';
import type { Flow } from '../../model/flow.ts';
import { noMemory } from '../source/load-memory.ts';
import { createSourceFiles } from '../source/source-files.ts';
import { writeProject } from '../temporary-project.test-data.ts';
import { loadGuides } from './load-guides.ts';

test('pages come in the order that they name, then those that name none', async () => {
  const page = (title: string, order?: number) =>
    `---\ntitle: ${title}\n${order === undefined ? '' : `order: ${order}\n`}---\n\n# ${title}\n`;
  const pages = {
    'guides/a.md': page('A'),
    'guides/b.md': page('B', 10),
    'guides/c.md': page('C', 2),
    'guides/d.md': page('D'),
  };
  const files = createSourceFiles(writeProject(pages, onTestFinished));
  const context = { files, facts: new Map(), flows: [], memory: noMemory };
  const { guides } = await loadGuides(Object.keys(pages), { folder: 'guides' }, context);
  expect(guides.map(({ title }) => title)).toEqual(['C', 'B', 'A', 'D']);
});

test('a shared page must say whose flow it means, unless the current version has one of that name', async () => {
  const files = createSourceFiles(
    writeProject({ 'guides/a.md': '---\nflow: begin\n---\n\n# A\n' }, onTestFinished),
  );
  const flow = (version: string): Flow => ({
    id: 'begin',
    api: 'shop',
    version,
    summary: '',
    description: '',
    inputs: [],
    steps: [],
    location: { file: 'f', line: 1, column: 1 },
  });
  const load = async (current: string) => {
    const flows = [flow('v1'), flow('v2')];
    const context = { files, facts: new Map(), flows, memory: noMemory, current };
    return (await loadGuides(['guides/a.md'], { folder: 'guides' }, context)).findings;
  };
  expect(await load('shop/v2')).toEqual([]);
  expect(await load('bank/v1')).toMatchObject([
    {
      message: 'The page names the flow `begin`, which several versions have: shop/v1, shop/v2.',
      location: { line: 2 },
    },
  ]);
});
