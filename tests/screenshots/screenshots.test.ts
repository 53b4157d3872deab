import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { folder, readRecord, root } from './record.ts';
import { shots, themes } from './shots.ts';
import { digestOf } from './shown.ts';

test.each(shots)(
  'the picture $name stands there in both themes, with the digest of its page',
  ({ name, page }) => {
    for (const theme of themes) {
      expect(existsSync(join(folder, `${name}-${theme}.png`)), '`npm run screenshots` takes it').toBe(true);
    }
    expect(readRecord()[name]).toEqual({ page, digest: expect.stringMatching(/^[0-9a-f]{64}$/) });
  },
);

test('pages that show a picture say in words what it shows', () => {
  const guides = readdirSync(join(root, 'guides'), { recursive: true, encoding: 'utf8' });
  const files = [
    'README.md',
    ...guides.filter((file) => file.endsWith('.md')).map((file) => `guides/${file}`),
  ];
  const picture = /<img alt="([^"]*)" src="[^"]*images\/([\w-]+)-(?:light|dark)\.png">/g;
  const shown = files.flatMap((file) => [...readFileSync(join(root, file), 'utf8').matchAll(picture)]);
  expect(shown.length).toBeGreaterThan(0);
  for (const [, words, name] of shown) {
    expect(words, name).toBe(shots.find((shot) => shot.name === name)?.alternative);
  }
});

describe('what a page shows', () => {
  const page = (main: string) => `<!doctype html><html><body><nav>x</nav><main>${main}</main></body></html>`;

  test('is its words and its elements', () => {
    expect(digestOf(page('<p>a</p>'))).not.toBe(digestOf(page('<p>b</p>')));
    expect(digestOf(page('<p>a</p>'))).not.toBe(digestOf(page('<h2>a</h2>')));
  });

  test('is not the proofs, nor what stands around', () => {
    const proof = '<details class="proof proven"><summary>Proven</summary></details>';
    expect(digestOf(page(`<p>a</p>${proof}`))).toBe(digestOf(page('<p>a</p>')));
    expect(digestOf(page('<p>a</p>').replace('x', 'y'))).toBe(digestOf(page('<p>a</p>')));
  });
});
