import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { copyProject } from '../cli/project.ts';
import { openBrowser } from '../site/browser.ts';
import { start } from './started.ts';

const guide = 'guides/notes/v1/first-note.md';
const long = Array.from({ length: 80 }, (_, index) => `Paragraph ${index}.`).join('\n\n');
const tabs = [
  '```bash tab="One" illustration="no run"\necho one\n```',
  '```bash tab="Two" illustration="no run"\necho two\n```',
];

test('a change is swapped in under the reader, who keeps place and tab, and a broken file is shown', async () => {
  const root = copyProject('notes');
  const file = join(root, guide);
  writeFileSync(file, `${readFileSync(file, 'utf8')}\n\n${long}\n\n${tabs.join('\n\n')}\n\nThe end.\n`);
  const { port, until } = await start(root);
  await until(({ kind }) => kind === 'proofs');
  const browser = await openBrowser({ bypassCSP: false });
  onTestFinished(browser.close);
  const page = await browser.context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  await page.goto(`http://localhost:${port}/notes/v1/guides/first-note/`);
  await page.getByText('Two', { exact: true }).last().click();
  await page.getByText('The end.').scrollIntoViewIfNeeded();
  const before = await page.evaluate<number>('scrollY');
  expect(before).toBeGreaterThan(500);
  await page.locator('#docproof-dev[data-state]').waitFor();
  await page.evaluate("document.body.dataset.kept = 'yes'");

  writeFileSync(file, readFileSync(file, 'utf8').replace('The end.', 'The very end.'));
  await page.getByText('The very end.').waitFor();
  expect(await page.evaluate<number>('scrollY')).toBe(before);
  expect(await page.getByText('echo two').isVisible()).toBe(true);
  expect(await page.evaluate('document.body.dataset.kept')).toBe('yes');

  writeFileSync(join(root, 'openapi.yaml'), 'openapi: [');
  await page.locator('#docproof-dev[data-state=broken]').waitFor();
  expect(await page.locator('#docproof-dev').textContent()).toContain('openapi.yaml:');
  expect(await page.getByText('The very end.').count()).toBe(1);
  expect(faults).toEqual([]);
}, 120_000);
