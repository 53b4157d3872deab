import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { languages } from './index.ts';
import { loadTemplates } from './load-templates.ts';

const order = [
  'curl',
  'javascript-fetch',
  'javascript-axios',
  'python-requests',
  'python-httpx',
  'go',
  'ruby',
  'php',
  'java',
];

it('lists every language that has a folder, in the order of the tabs', () => {
  const folders = readdirSync(new URL('.', import.meta.url), { withFileTypes: true }).filter((entry) =>
    entry.isDirectory(),
  );
  const ids = languages.map(({ id }) => id);
  expect(ids).toEqual(order.filter((id) => ids.includes(id)));
  expect([...ids].sort()).toEqual(folders.map(({ name }) => name).sort());
});

it('has a template for every language and no other', async () => {
  const files = readdirSync(new URL('../../templates/snippets/', import.meta.url));
  const templates = await loadTemplates(languages);
  expect([...templates.keys()].map((id) => `${id}.hbs`).sort()).toEqual(files.sort());
});
