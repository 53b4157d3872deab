import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assemble } from '../../src/assemble.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import type { OutputFile } from '../../src/model/publication.ts';
import { produce, toPublication } from '../../src/produce.ts';
import { type Browser, openBrowser } from './browser.ts';

const root = join(import.meta.dirname, '../..');
const folder = mkdtempSync(join(tmpdir(), 'docproof-own-site-'));
const url = (path: string) => pathToFileURL(join(folder, 'site', path)).href;
const files: OutputFile[] = [];
let browser: Browser;
let page: Page;

beforeAll(async () => {
  const assembly = await assemble(await loadConfig(root));
  const about = { target: undefined, builtAt: '2026-01-01T00:00:00Z', toolVersion: '0' };
  for (const file of produce(toPublication(assembly, [], about)).files) {
    if (!file.path.startsWith('site/')) continue;
    files.push(file);
    mkdirSync(dirname(join(folder, file.path)), { recursive: true });
    writeFileSync(join(folder, file.path), file.content);
  }
  browser = await openBrowser({ bypassCSP: false });
  page = await browser.context.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Opens search on the home page, types, and follows the first result: two interactions. */
async function searchFor(query: string): Promise<void> {
  await page.goto(url('index.html'));
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.getByRole('dialog').getByRole('link').first().waitFor();
  await page.keyboard.press('Enter');
  await page.waitForURL((address) => !address.pathname.endsWith('/site/index.html'));
}

describe('somebody who never saw the API finds in three interactions', () => {
  it('how to log in with 2FA', async () => {
    await searchFor('log in with 2fa');
    expect(page.url()).toMatch(/2fa/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toMatch(
      /two-factor|2FA|second factor/i,
    );
  });

  it('what INVALID_RESET_TOKEN means', async () => {
    await searchFor('what does INVALID_RESET_TOKEN mean');
    expect(page.url()).toMatch(/errors\/index\.html#INVALID_RESET_TOKEN$/);
  });

  it('the limit of registration', async () => {
    await searchFor('limit of registration');
    expect(await page.locator('tr:target').textContent()).toMatch(/per hour|per minute/);
    expect(await page.locator('tr:target').textContent()).toMatch(/Register/);
  });

  it('the Go snippet of password reset', async () => {
    await searchFor('go password reset');
    expect(page.url()).toMatch(/password-management\/(request-password-reset|reset-password)\//);
    await page.locator('#request').getByText('Go', { exact: true }).first().click();
    expect(await page.getByText('package main').filter({ visible: true }).count()).toBeGreaterThan(0);
  });
});

it('keeps each page of an operation within 30 KB and four files', () => {
  const size = (path: string) => gzipSync(files.find((file) => file.path === path)?.content ?? '').length;
  const shared = ['site.css', 'site.js', 'icon.svg'].reduce(
    (sum, name) => sum + size(`site/assets/${name}`),
    0,
  );
  const pages = files.filter(({ about }) => about?.kind === 'operation');
  expect(pages.length).toBeGreaterThan(40);
  for (const { path, content } of pages) {
    expect(shared + gzipSync(content).length, path).toBeLessThan(30 * 1024);
    const asked = [...String(content).matchAll(/<(?:script|link|img)[^>]* (?:src|href)="([^"]+)"/g)];
    const fetched = asked.filter(([tag]) => !/rel="(canonical|alternate)"/.test(tag)).map(([, file]) => file);
    expect(new Set(fetched).size + 1, path).toBeLessThanOrEqual(4);
  }
});

it('leads on from every address that was published before', () => {
  const moved = files.filter(({ about }) => about?.kind === 'redirect');
  expect(moved.length).toBeGreaterThan(25);
  const known = new Set(files.map(({ path }) => path));
  for (const path of [
    'docs/getting-started',
    'docs/sdks/go',
    'docs/guides/error-handling',
    'docs/postman',
    'support',
  ]) {
    expect(known).toContain(`site/${path}/index.html`);
  }
});
