import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { play } from './transcript.ts';

interface Kept {
  readonly id: string;
  readonly state: string;
  readonly strength?: string;
  readonly reason?: string;
}

function proofsOf(folder: string): readonly Kept[] {
  return JSON.parse(readFileSync(join(folder, 'out', 'proof', 'proof.json'), 'utf8')).proofs;
}

const reason = 'the mock target answers from the document itself';

test('without a server snippets are proven to send the documented request, and nothing more is', async () => {
  const { folder, status } = await play({
    name: 'mock',
    whole: true,
    argv: ['build', '--target', 'mock', '--no-lint'],
  });
  expect(status).toBe(0);
  for (const { id, state, strength, reason: why } of proofsOf(folder)) {
    const isSnippet = /\/(curl|ruby|postman)$/.test(id);
    expect([id, state, isSnippet ? strength : why]).toEqual(
      isSnippet ? [id, 'proven', 'request exact'] : [id, 'not-proven', expect.stringMatching(/./)],
    );
  }
});

test('an example that its own document does not allow is told with the reason', async () => {
  const { status, stdout } = await play({
    name: 'mock-refuses',
    changes: { 'openapi.yaml': ['value: { email: ada@example.com }', 'value: { email: 7 }'] },
    argv: ['build', '--target', 'mock', '--no-lint'],
  });
  expect(status).toBe(1);
  expect(stdout).toContain('by its own document this is no valid request');
});

test('strict fails for what only a server can prove, unless the project says that it may', async () => {
  const argv = ['build', '--target', 'mock', '--strict', '--no-lint'];
  expect((await play({ name: 'mock-strict', argv })).status).toBe(1);
  const allowed = `targets: {\n    mock: { allowNotProven: ['${reason}', 'illustration: '] },`;
  const changes = { 'docs.config.ts': ['targets: {', allowed] as const };
  expect((await play({ name: 'mock-strict-allowed', changes, argv })).status).toBe(0);
});

test('a guide that needs no state runs, and what it shows of answers is not proven', async () => {
  const page = [
    '# Reading',
    '```bash',
    "curl --silent https://api.example.com/v1/notes --header 'Authorization: Bearer at_1'",
    '```',
    '```json response status=200',
    '[{ "id": 1, "text": "Buy milk" }]',
    '```',
    '```bash',
    'curl --silent https://api.example.com/v1/notes?page=2',
    '```',
    '```bash',
    'echo done',
    '```',
    '```text output',
    'done',
    '```',
  ];
  const { folder } = await play({
    name: 'mock-guide',
    changes: { 'guides/notes/v1/reading.md': `${page.join('\n')}\n` },
    argv: ['build', '--target', 'mock', '--no-lint', '--only', 'guides/notes/v1/reading'],
  });
  const states = proofsOf(folder)
    .filter(({ id }) => id.includes('reading'))
    .map(({ state, strength, reason: why }) => strength ?? why ?? state);
  expect(states).toEqual(['request exact', reason, 'failed', 'ran', 'request exact']);
});
