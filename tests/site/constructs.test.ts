import { toString as textOf } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { site } from '../../src/artefacts/site/site.ts';
import { constructs } from './constructs.ts';
import { elements, parsePage } from './parse-page.ts';
import { publication } from './publication.ts';

/** What the page of a schema says of each construct, as text: a line a field, as deep as it is unfolded. */
function linesOf(html: string): string {
  const article = elements(parsePage(html), ({ tagName }) => tagName === 'article')[0];
  const parts = article ? elements(article, isLine) : [];
  return `${parts
    .map((part) => textOf(part).replace(/\s+/g, ' ').trim())
    .filter(Boolean)
    .join('\n')}\n`;
}

function isLine({ tagName, properties }: { tagName: string; properties: Record<string, unknown> }): boolean {
  return tagName === 'p' || tagName === 'summary' || (tagName === 'div' && properties.id === 'line');
}

it('says every construct in words', async () => {
  const [api] = publication.docs.apis;
  const [version] = api?.versions ?? [];
  if (!api || !version) throw new Error('the fixture has a version');
  const components = version.document.components as { schemas: object };
  const document = {
    ...version.document,
    components: { schemas: { ...components.schemas, Constructs: constructs } },
  };
  const docs = { ...publication.docs, apis: [{ ...api, versions: [{ ...version, document }] }] };
  const files = [...site.files({ ...publication, docs })];
  const page = files.find(({ path }) => path === 'site/shop/v1/schemas/Constructs/index.html');
  const lines = linesOf(String(page?.content));
  expect(lines).not.toMatch(/\[object Object\]|\bundefined\b|\bNaN\b/);
  for (const name of Object.keys(constructs.properties as object)) expect(lines).toContain(`${name} `);
  await expect(lines).toMatchFileSnapshot('expected/constructs.txt');
});
