import { join } from 'node:path';
import { expect, test } from 'vitest';
import { copyProject, docs, readTree } from './project.ts';

test('a language of the project is printed, run and published beside ours', async () => {
  const folder = copyProject('own-language');
  const { stderr } = await docs(folder, ['build', '--target', 'mock']);
  expect(stderr).not.toContain('python-urllib');
  const out = readTree(join(folder, 'out'));
  expect(Object.keys(out).filter((path) => path.startsWith('snippets/'))).toEqual([
    'snippets/greetings/v1/greet/ada.curl.sh',
    'snippets/greetings/v1/greet/ada.python-urllib.py',
  ]);
  expect(out['snippets/greetings/v1/greet/ada.python-urllib.py']).toContain(
    'urllib.request.Request("https://greetings.example.com/greetings", data="{\\"name\\":\\"Ada\\"}".encode()',
  );
  expect(out['site/greetings/v1/operations/greet/index.html']).toContain('Python (urllib)');
  const { proofs } = JSON.parse(out['proof/proof.json'] ?? '');
  const proof = proofs.find(
    ({ id }: { readonly id: string }) => id === 'greetings/v1/greet/ada/python-urllib',
  );
  expect(proof).toMatchObject({ state: 'proven', language: 'python-urllib', strength: 'request exact' });
});

test.each([
  ["id: 'python-urllib'", "id: 'Python'", 'must be a kebab-case id'],
  ["extension: 'py'", "extension: '../py'", 'must be an extension without a dot'],
  ["id: 'python-urllib'", "id: 'curl'", '`languages` has `curl` twice'],
  ["title: 'Python (urllib)',", '', 'lacks the key `title`'],
])('a language with %s changed to %s is refused', async (from, to, reason) => {
  const folder = copyProject('own-language', { 'python-urllib.ts': [from, to] });
  const { status, stderr } = await docs(folder, ['build', '--no-run']);
  expect(status).toBe(2);
  expect(stderr).toContain(reason);
});
