import { expect, test } from 'vitest';
import type { Block, Guide } from '../../model/guide.ts';
import type { BlockRun } from '../../model/run.ts';
import { asExcerpt } from './whole-page.ts';

const location = { file: 'a.md', line: 1, column: 1 };

function page(path: string, block: Block): Guide {
  return {
    path,
    title: path,
    description: '',
    frontMatter: {},
    markdown: '',
    blocks: [block],
    diagrams: [],
    location,
  };
}

function block(kind: Block['kind'], include: Block['include']): Block {
  return {
    number: 1,
    kind,
    language: 'python',
    text: '',
    exit: 0,
    location,
    ...(include && { include }),
  };
}

test('an excerpt is proven by the page that runs its file, and stays on its own', () => {
  const whole = block('command', { file: 'client.py' });
  const part = block('excerpt', { file: 'client.py', region: 'refresh' });
  const execution = {
    outcome: { kind: 'exited', code: 0 },
    stdout: '',
    stderr: '',
    exchanges: [],
    duration: 1,
  } as const;
  const program: BlockRun = { guide: page('programs', whole), block: whole, execution, findings: [] };
  const excerpt: BlockRun = { guide: page('refresh', part), block: part, findings: [] };
  expect(asExcerpt(excerpt, [program, excerpt])).toMatchObject({
    guide: { path: 'refresh' },
    block: part,
    execution,
  });
  const other = { ...program, block: block('command', { file: 'other.py' }) };
  expect(asExcerpt(excerpt, [other, excerpt])).toBe(excerpt);
});
