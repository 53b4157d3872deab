import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { cacheFolder } from '../../src/run/cache-folder.ts';

const examples = fileURLToPath(new URL('../../guides/examples', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'docproof-formatters-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const rules = join(folder, 'rubocop.yml');
writeFileSync(
  rules,
  'AllCops:\n  DisabledByDefault: true\n  SuggestExtensions: false\n  NewCops: disable\nLayout:\n  Enabled: true\nLayout/LineLength:\n  Enabled: false\n',
);

// JavaScript is Biome's, with all modules of the project.
test.each([
  ['gofmt', ['-l', 'go']],
  ['python3', ['-m', 'black', '--quiet', '--check', '--no-cache', 'python']],
  ['rubocop', ['--config', rules, '--cache', 'false', '--format', 'emacs', 'ruby']],
  ['bash', ['-c', 'shellcheck curl/*.sh']],
])('`%s` leaves the complete programs as they are', (command, args) => {
  const env = { ...process.env, PYTHONPATH: join(cacheFolder(), 'packages', 'black') };
  const { error, status, stdout } = spawnSync(command, args, { cwd: examples, env, encoding: 'utf8' });
  expect(error, `\`${command}\` is missing: bash .ci/setup`).toBeUndefined();
  expect({ status, stdout }).toEqual({ status: 0, stdout: '' });
});
