import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

/** Who may import whom: stage → what it may import beside itself, `lib` and `model`. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  model: [],
  lib: [],
  load: [],
  examples: [],
  languages: [],
  run: ['languages/language.ts'],
  diff: [],
  checks: ['diff/change.ts', 'diff/diff-documents.ts'],
  artefacts: [],
  report: [],
};

const root = join(import.meta.dirname, '..', '..');
const source = join(root, 'src');
const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
  (file) => file.endsWith('.ts') && !/\.(test|test-data)\.ts$/.test(file),
);
const imports = files.flatMap((file) =>
  importsOf(join(source, file)).map((imported) => ({ file, imported: relative(source, imported) })),
);

test.each(Object.entries(allowed))(
  '`%s` imports itself, lib and model, and beside them only %j',
  (stage, others) => {
    const own = imports.filter(({ file }) => file.startsWith(`${stage}/`));
    const outside = own.filter(({ imported }) => {
      const [folder] = imported.split('/');
      if (folder === stage || (folder === 'model' && stage !== 'model')) return false;
      if (folder === 'lib' && stage !== 'lib' && stage !== 'model') return false;
      // What a user can mend may be thrown anywhere; the shape of the configuration is the loader's.
      if (imported === 'errors.ts' && stage !== 'model') return false;
      if (imported === 'config.ts' && stage === 'load') return false;
      return !others.includes(imported);
    });
    expect(outside).toEqual([]);
  },
);

test('the product and the reference server do not import each other', () => {
  expect(imports.filter(({ imported }) => imported.startsWith('..'))).toEqual([]);
  const server = join(root, 'reference-server', 'src');
  const crossing = readdirSync(server, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => importsOf(join(server, file)))
    .filter((imported) => relative(server, imported).startsWith('..'));
  expect(crossing).toEqual([]);
});

test('tables name every file of their kind', () => {
  for (const [table, kind] of [
    ['languages/index.ts', /^languages\/([\w-]+)\/\1\.ts$/],
    ['checks/documents/index.ts', /^checks\/documents\/.*\.ts$/],
    ['commands/index.ts', /^commands\/.*\.ts$/],
    ['report/index.ts', /^report\/[\w-]+\.ts$/],
    ['artefacts/index.ts', /^artefacts\/.*\.ts$/],
    ['examples/parameters/index.ts', /^examples\/parameters\/.*\.ts$/],
  ] as const) {
    const text = readFileSync(join(source, table), 'utf8');
    const members = files.filter((file) => kind.test(file) && isMember(file));
    expect(members.length, table).toBeGreaterThan(1);
    for (const member of members)
      expect(text, `${table} names ${member}`).toContain(member.split('/').at(-1));
  }
});

/** A file that makes a thing of a kind says so by `defineX(…)`, or is one of the parameter styles. */
function isMember(file: string): boolean {
  const text = readFileSync(join(source, file), 'utf8');
  return (
    /^export const \w+(: \w+)? = define[A-Z]\w+\(/m.test(text) ||
    /^export const \w+: ParameterStyle/m.test(text)
  );
}

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8');
  return [...text.matchAll(/(?:from|import\()\s*'(\.[^']+)'/g)].map((match) =>
    join(dirname(file), match[1] ?? ''),
  );
}
