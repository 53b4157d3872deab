import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { writeProject } from '../temporary-project.test-data.ts';
import { loadConfig } from './load-config.ts';

const apis = `apis: [{ id: 'auth', versions: [{ id: 'v1', spec: 'spec/openapi.yaml' }, { id: 'v2', label: 'v2 (Current)', spec: './v2.yaml', flows: 'f/*.yaml' }] }]`;

function typed(body: string): string {
  return `import { defineConfig } from 'docproof';\n\nexport default defineConfig({\n${body}\n});\n`;
}

test('a TypeScript configuration gets its defaults and absolute paths', async () => {
  const root = writeProject(
    {
      'docs.config.ts':
        typed(`  site: { title: 'T' as string, url: 'https://docs.example.com/' },\n  ${apis},\n  limits: { time: 5 },
  targets: { reference: { command: 'npm start', url: 'http://localhost:8080/', ready: '/health' } },`),
    },
    onTestFinished,
  );
  const config = await loadConfig(root);
  expect(config).toMatchObject({
    root,
    file: 'docs.config.ts',
    site: { title: 'T', url: 'https://docs.example.com', color: '#2563eb' },
    current: 'auth/v2',
    guides: 'guides/*.md',
    target: 'reference',
    targets: {
      reference: {
        name: 'reference',
        url: 'http://localhost:8080',
        sources: [],
        env: {},
        allowNotProven: [],
      },
    },
    out: path.join(root, 'out'),
    limits: { time: 5, memory: 512, output: 1048576, processes: 64 },
  });
  expect(config.apis[0]?.versions).toEqual([
    {
      id: 'v1',
      label: 'v1',
      spec: path.join(root, 'spec/openapi.yaml'),
      flows: 'spec/flows/*.arazzo.yaml',
      guides: 'guides/auth/v1/**/*.md',
    },
    {
      id: 'v2',
      label: 'v2 (Current)',
      spec: path.join(root, 'v2.yaml'),
      flows: 'f/*.yaml',
      guides: 'guides/auth/v2/**/*.md',
    },
  ]);
});

test('JSON and JavaScript serve too', async () => {
  const json = { apis: [{ id: 'a', versions: [{ id: 'v1', spec: 'a.yaml' }] }] };
  const fromJson = await loadConfig(
    writeProject({ 'docs.config.json': JSON.stringify(json) }, onTestFinished),
  );
  const fromModule = await loadConfig(
    writeProject({ 'other.mjs': `export default { ${apis} }` }, onTestFinished),
    'other.mjs',
  );
  expect([fromJson.current, fromJson.target, fromModule.current]).toEqual(['a/v1', 'mock', 'auth/v2']);
});

test.each([
  [typed(`  sitee: {},\n  ${apis},`), 'docs.config.ts:4:3: `sitee` is not a known key; did you mean `site`?'],
  [
    typed(`  ${apis},\n  site: {\n    tilte: 'x',\n  },`),
    'docs.config.ts:6:5: `site.tilte` is not a known key; did you mean `title`?',
  ],
  [
    typed(`  ${apis},\n  limits: { time: '30' },`),
    'docs.config.ts:5:13: `limits.time` must be a number above 0, not `"30"`.',
  ],
  [
    typed(`  ${apis},\n  site: { color: 'blue' },`),
    '`site.color` must be a colour such as `#2563eb`, not `"blue"`.',
  ],
  [typed(`  apis: [{ id: 'a', versions: [{ id: 'v1' }] }],`), '`apis.0.versions.0` lacks the key `spec`.'],
  [
    typed(`  ${apis},\n  current: 'auth/v3',`),
    '`current` names `auth/v3`, which `apis` lacks; did you mean `auth/v1`?',
  ],
  [typed(`  ${apis},\n  out: '.',`), '`out` names'],
  [typed(`  ${apis},\n  out: '..',`), '`out` names'],
  [typed(''), 'no API is documented'],
  ['export const a = 1;\n', 'the file exports nothing'],
  ['export default {\n', 'the configuration cannot be evaluated'],
  ["import 'nothing-of-that-name';\nexport default {};\n", 'the configuration cannot be evaluated'],
])('%j is refused', async (text, message) => {
  const refusal = expect(loadConfig(writeProject({ 'docs.config.ts': text }, onTestFinished))).rejects;
  await refusal.toThrow(message);
  await refusal.toMatchObject({ name: 'DocsError' });
});

test('a folder without configuration hears what to do', async () => {
  await expect(loadConfig(writeProject({}, onTestFinished))).rejects.toThrow('Write one');
  await expect(loadConfig(writeProject({}, onTestFinished), 'my.config.ts')).rejects.toThrow(
    'my.config.ts: there is no such',
  );
});
