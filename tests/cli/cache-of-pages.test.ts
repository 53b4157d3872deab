import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { Proof } from '../../src/model/proof.ts';
import { copyProject, docs } from './project.ts';

const page = (title: string) => `# ${title}\n\n\`\`\`bash\necho ${title}\n\`\`\`\n`;

test('when a block changes, its page alone is played again', async () => {
  const folder = copyProject('notes', {
    'guides/one.md': page('One'),
    'guides/two.md': page('Two'),
    'docs.config.ts': ["ready: '/health',", "ready: '/health', sources: ['server.mjs'],"],
  });
  const play = async () => {
    const { stdout } = await docs(folder, [
      'build',
      '--format',
      'json',
      '--only',
      'guides/one',
      '--only',
      'guides/two',
    ]);
    const { proofs }: { proofs: Proof[] } = JSON.parse(stdout);
    return new Map(proofs.map(({ id, state, ranAt }) => [id, `${state} ${ranAt}`]));
  };
  const before = await play();
  const file = join(folder, 'guides/one.md');
  writeFileSync(file, readFileSync(file, 'utf8').replace('echo One', 'echo Uno'));
  // Proofs tell the second in which they ran.
  await setTimeout(1100);
  const after = await play();
  expect(before.get('guides/two#1')).toMatch(/^proven /);
  expect(after.get('guides/two#1')).toBe(before.get('guides/two#1'));
  expect(after.get('guides/one#1')).toMatch(/^proven /);
  expect(after.get('guides/one#1')).not.toBe(before.get('guides/one#1'));
});
