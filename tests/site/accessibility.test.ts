import { readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import { publication } from './publication.ts';
import { pageKinds, writeSite } from './write-site.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const written = writeSite(publication);
let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await browser.context.newPage();
});

afterAll(async () => {
  await browser?.close();
  rmSync(written.folder, { recursive: true, force: true });
});

interface Violation {
  id: string;
  nodes: { target: unknown; failureSummary: string }[];
}

async function violations(): Promise<string[]> {
  await page.evaluate(axe);
  const found: Violation[] = await page.evaluate(
    `axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] })
      .then(({ violations }) => violations)`,
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${String(node.target)}: ${node.failureSummary}`),
  );
}

describe.each(['light', 'dark'] as const)('in the %s theme', (colorScheme) => {
  it.each(pageKinds)('%s has nothing that axe finds, closed or unfolded, narrow or wide', async (path) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 900 });
      await page.goto(written.url(path));
      expect(await violations()).toEqual([]);
      const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
      expect(over, `wider than ${width} px`).toBeLessThanOrEqual(0);
    }
    await page.evaluate(`document.querySelectorAll('details').forEach((part) => { part.open = true; });`);
    await page.addStyleTag({ content: '.tab { display: block !important; }' });
    expect(await violations()).toEqual([]);
  });

  it('has nothing that axe finds in the open search and the open menu', async () => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 375, height: 800 });
    await page.goto(written.url('shop/v1/orders/place-order/index.html'));
    await page.getByRole('button', { name: 'Search' }).click();
    await page.keyboard.type('order');
    await page.getByRole('dialog').getByRole('link').first().waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Menu', exact: true }).click();
    expect(await violations()).toEqual([]);
  });
});
