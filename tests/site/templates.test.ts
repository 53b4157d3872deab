import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { createSite } from '../../src/artefacts/site/site.ts';
import { builtInTemplates, loadTemplates } from '../../src/artefacts/site/templates.ts';
import { publication } from './publication.ts';

const folder = mkdtempSync(join(tmpdir(), 'docproof-templates-'));
mkdirSync(join(folder, 'partials'));
mkdirSync(join(folder, 'assets'));
writeFileSync(join(folder, 'partials/footer.hbs'), '<footer>Made by {{site.organisation}}</footer>');
writeFileSync(join(folder, 'assets/extra.css'), ':root { --brand: #2563eb; }\n');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const files = new Map(
  [...createSite(loadTemplates([builtInTemplates, folder])).files(publication)].map(({ path, content }) => [
    path,
    String(content),
  ]),
);

it('lets a project replace one partial and keep the rest', () => {
  const home = files.get('site/index.html');
  expect(home).toContain('<footer>Made by Shop Inc.</footer>');
  expect(home).toContain('<header class="bar">');
});

it('publishes further assets, with the brand colour filled in', () => {
  expect(files.get('site/assets/extra.css')).toBe(':root { --brand: #2563eb; }\n');
});

it('names a template that is missing', () => {
  const { sources, assets } = loadTemplates();
  const { 'pages/errors': _, ...rest } = sources;
  expect(() => [...createSite({ sources: rest, assets }).files(publication)]).toThrow(
    'the site has no template `pages/errors.hbs`',
  );
});
