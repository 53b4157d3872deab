import { expect, onTestFinished, test } from 'vitest';
import { createSourceFiles } from '../source/source-files.ts';
import { writeProject } from '../temporary-project.test-data.ts';
import { noMemory } from '../source/load-memory.ts';
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
