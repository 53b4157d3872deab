import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { watchProject } from '../../src/dev/watch.ts';

test('what git ignores, what builds write and what no build reads is not watched', async () => {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'docproof-watch-')));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  execFileSync('git', ['init', '-q'], { cwd: root });
  for (const folder of ['guides/drafts', 'guides/out', 'elsewhere']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const strange = ['guides/drafts/x.md', 'guides/out/x.md', 'elsewhere/x.md', 'x.md'];
  for (const file of [...strange, 'guides/a.md']) writeFileSync(join(root, file), 'before');
  writeFileSync(join(root, '.gitignore'), '/guides/drafts/\n');
  const told: string[] = [];
  let wake = (): void => {};
  const watcher = await watchProject({
    root,
    out: join(root, 'guides/out'),
    places: () => ['guides'],
    onChange: (files) => {
      told.push(...files);
      wake();
    },
  });
  onTestFinished(watcher.close);
  for (const file of [...strange, 'guides/a.md']) writeFileSync(join(root, file), 'after');
  while (!told.includes('guides/a.md')) {
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
  }
  expect(told).toEqual(['guides/a.md']);
});
