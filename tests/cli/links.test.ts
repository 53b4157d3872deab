import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject, docs } from './project.ts';

test('`docs links` follows the built site as a visitor would', async () => {
  const folder = copyProject('notes');
  await docs(folder, ['build', '--no-run']);
  const whole = await docs(folder, ['links']);
  expect(whole.status).toBe(0);
  expect(whole.stdout).toMatch(/^\d{2,} links hold, 0 are dead\n$/);

  rmSync(join(folder, 'out/site/notes/v1/notes/list-notes'), { recursive: true });
  const broken = await docs(folder, ['links']);
  expect(broken.status).toBe(1);
  expect(broken.stdout).toMatch(/^.*: dead link .*\/notes\/v1\/notes\/list-notes\/.* \(404\)$/m);
});
