import { expect, test } from 'vitest';
import type { Finding } from '../../src/model/finding.ts';
import type { Proof } from '../../src/model/proof.ts';
import { copyProject, docs } from './project.ts';

const readme = `# Notes

\`\`\`sh
npm --version > /dev/null && twice 21
\`\`\`

\`\`\`text output
42
\`\`\`
`;

const source = `/**
 * Doubles.
 *
 * @example
 * \`\`\`ts
 * import { twice } from 'notes';
 *
 * const answer: number = twice(21);
 * if (answer !== 42) throw new Error(String(answer));
 * \`\`\`
 */
export const twice = (value: number) => value * 2;
`;

async function build(readmeText = readme, sourceText = source) {
  const folder = copyProject('notes', {
    'README.md': readmeText,
    'src/twice.ts': sourceText,
    'index.mjs': 'export const twice = (value) => value * 2;\n',
    'twice.mjs': '#!/usr/bin/env node\nconsole.log(process.argv[2] * 2);\n',
    'package.json': '{ "name": "notes", "exports": "./index.mjs", "bin": { "twice": "./twice.mjs" } }',
    'docs.config.ts': [
      "languages: ['curl', 'ruby']",
      "languages: ['curl', 'javascript-fetch'], samples: ['README.md', 'src/*.ts']",
    ],
  });
  const args = ['build', '--strict', '--format', 'json', '--only', 'samples/*', '--only', 'samples/src/*'];
  const { stdout, stderr } = await docs(folder, args);
  expect(stdout, stderr).not.toBe('');
  const { proofs, findings }: { proofs: Proof[]; findings: Finding[] } = JSON.parse(stdout);
  return {
    proofs: proofs.map(({ id, state }) => `${id} ${state}`),
    findings: findings
      .filter(({ severity }) => severity === 'error')
      .map(({ rule, location }) => `${location.file}:${location.line} ${rule}`),
  };
}

test('blocks of README.md and examples of docstrings run, with the project and its commands at hand', async () => {
  const { proofs, findings } = await build();
  expect(findings).toEqual([]);
  expect(proofs).toEqual([
    'samples/README#1 proven',
    'samples/README#2 proven',
    'samples/src/twice.ts/1#1 proven',
  ]);
});

test('a sample that is no longer true is found where it stands', async () => {
  const { findings } = await build(readme.replace('42', '43'), source.replace('!== 42', '!== 43'));
  expect(findings).toEqual(['README.md:7 output-block', 'src/twice.ts:5 program-runs']);
});
