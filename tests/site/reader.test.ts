import { rmSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Browser, openBrowser } from './browser.ts';
import { publication } from './publication.ts';
import { writeSite } from './write-site.ts';

const written = writeSite(publication);
const operation = written.url('shop/v1/orders/place-order/index.html');

afterAll(() => rmSync(written.folder, { recursive: true, force: true }));

function withPage({ javaScriptEnabled }: { javaScriptEnabled: boolean }): () => Page {
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await openBrowser({ javaScriptEnabled, bypassCSP: false });
    page = await browser.context.newPage();
  });
  afterAll(() => browser?.close());
  return () => page;
}

describe('a reader without JavaScript', () => {
  const page = withPage({ javaScriptEnabled: false });

  it('sees one snippet, and every other one a click away', async () => {
    await page().goto(operation);
    const panels = page().locator('#request .tab.code');
    await expect.poll(() => panels.filter({ visible: true }).count()).toBe(1);
    await page().getByText('Go', { exact: true }).first().click();
    await expect.poll(() => page().getByText('package main').filter({ visible: true }).count()).toBe(1);
    await page().locator('label', { hasText: 'As a gift' }).click();
    await expect.poll(() => panels.filter({ visible: true }).count()).toBe(1);
  });

  it('opens every status and every field', async () => {
    await page().goto(operation);
    await page().locator('label[for="status-422"]').click();
    expect(await page().getByText('EMPTY_BASKET').first().isVisible()).toBe(true);
    await page().locator('#request-body ~ .media summary', { hasText: 'of each item' }).first().click();
    expect(await page().getByText('The article.').first().isVisible()).toBe(true);
  });

  it('follows a link to an example', async () => {
    await page().goto(`${operation}#example-422-unknown`);
    expect(await page().locator('#example-422-unknown').isVisible()).toBe(true);
  });

  it('reaches every operation through the menu of a narrow screen', async () => {
    await page().setViewportSize({ width: 320, height: 700 });
    await page().goto(operation);
    await page().getByRole('button', { name: 'Menu', exact: true }).click();
    await page().getByRole('link', { name: 'GET Read an order' }).first().click();
    expect(page().url()).toContain('get-order/index.html');
  });
});

describe('a reader with JavaScript', () => {
  const page = withPage({ javaScriptEnabled: true });

  it('causes four requests at most, none elsewhere, and no message in the console', async () => {
    const requests: string[] = [];
    const messages: string[] = [];
    page().on('request', (request) => requests.push(request.url()));
    page().on('console', (message) => messages.push(message.text()));
    page().on('pageerror', (error) => messages.push(error.message));
    await page().goto(operation, { waitUntil: 'load' });
    const foreign = requests.filter((url) => !url.startsWith('file:') && !url.startsWith('data:'));
    expect(foreign).toEqual([]);
    // The description of this page brings a picture along, which is the icon once more.
    expect(new Set(requests).size).toBeLessThanOrEqual(4);
    expect(messages).toEqual([]);
  });

  it('keeps the language from page to page', async () => {
    await page().goto(operation);
    await page().locator('label', { hasText: 'Go' }).first().click();
    await page().goto(operation);
    expect(await page().locator('#snippet-basic-go').isChecked()).toBe(true);
    expect(await page().locator('#snippet-gift-go').isChecked()).toBe(true);
  });

  it('keeps the theme from page to page', async () => {
    await page().emulateMedia({ colorScheme: 'light' });
    await page().goto(operation);
    await page().getByRole('button', { name: 'Switch between light and dark' }).click();
    await page().goto(written.url('index.html'));
    expect(await page().evaluate('getComputedStyle(document.body).backgroundColor')).toBe('rgb(14, 19, 27)');
  });

  it('finds an error code with the keyboard alone', async () => {
    await page().goto(operation);
    await page().keyboard.press('/');
    await page().keyboard.type('empty basket', { delay: 5 });
    await page().getByRole('dialog').getByRole('link', { name: 'EMPTY_BASKET' }).first().waitFor();
    await page().keyboard.press('ArrowDown');
    await page().keyboard.press('Enter');
    await page().waitForURL(/errors\/index\.html#EMPTY_BASKET$/);
  });

  it.each([
    ['emtpy basket', 'EMPTY_BASKET'],
    ['customer_id', 'Place an order'],
    ['basket lifetime', 'Lifetime: basket'],
    ['rate limit', 'Limit of “Place an order”'],
    ['go place order', 'Place an order'],
  ])('finds %s first', async (query, title) => {
    await page().goto(written.url('index.html'));
    await page().keyboard.press('/');
    await page().keyboard.type(query);
    const first = page().getByRole('dialog').getByRole('link').first();
    await expect.poll(() => first.textContent()).toContain(title);
  });

  it('has search at an address of its own', async () => {
    await page().goto(`${written.url('search/index.html')}?q=shipped`);
    await page().getByRole('link', { name: 'An order was shipped' }).first().waitFor();
    await page().getByLabel('Kind').selectOption('Guides');
    await expect.poll(() => page().getByRole('link', { name: 'An order was shipped' }).count()).toBe(0);
  });

  it('takes a fragment of a former address to where its part is', async () => {
    await page().goto(`${written.url('docs/orders/index.html')}#post-orders`);
    await page().waitForURL(/orders\/place-order\/index\.html$/);
    await page().goto(written.url('docs/orders/index.html'));
    await page().waitForURL(/v1\/orders\/index\.html$/);
  });

  it('is asked whether a page helped, and heard', async () => {
    const posted: unknown[] = [];
    await page().route('https://feedback.shop.example.com/**', async (route) => {
      posted.push(route.request().postDataJSON());
      await route.fulfill({
        status: 204,
        headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      });
    });
    await page().goto(operation);
    await page().getByRole('button', { name: 'Yes' }).press('Enter');
    await page().keyboard.type('Clear.');
    await page().getByRole('button', { name: 'Send' }).press('Enter');
    await page().getByText('Thank you.').waitFor();
    expect(posted).toMatchObject([{ helpful: true, comment: 'Clear.' }]);
  });

  it('moves between languages with the arrow keys', async () => {
    await page().goto(operation);
    await page().locator('#snippet-basic-curl').focus();
    await page().locator('#snippet-basic-curl').check({ force: true });
    await page().keyboard.press('ArrowRight');
    expect(await page().locator('#snippet-basic-javascript-fetch').isChecked()).toBe(true);
  });

  it('skips to the content', async () => {
    await page().goto(operation);
    await page().keyboard.press('Tab');
    expect(await page().evaluate('document.activeElement.textContent')).toBe('Skip to content');
    await page().keyboard.press('Enter');
    expect(await page().evaluate('document.activeElement.id')).toBe('content');
  });
});
