import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { diffFiles } from '../../src/commands/diff-files.ts';
import { writeTree } from '../../src/lib/write-tree.ts';
import { runCommand } from '../../src/run-command.ts';

const root = join(import.meta.dirname, '..', '..');
const [v1, v2] = ['spec/auth/v1/openapi.yaml', 'spec/auth/v2/openapi.yaml'];
const today = '2026-01-01';

async function project(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-diff-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  await writeTree(
    folder,
    Object.entries(files).map(([path, content]) => ({ path, content })),
  );
  return folder;
}

async function docproof(cwd: string, ...argv: string[]) {
  let [stdout, stderr] = ['', ''];
  const status = await runCommand(argv, {
    cwd,
    env: {},
    stdout: { write: (text) => (stdout += text) },
    stderr: { write: (text) => (stderr += text) },
  });
  return { status, stdout, stderr };
}

test('what broke between the versions of the Authentication API', async () => {
  const { report } = await diffFiles(root, [v1, v2], today);
  const breaking = report.changes.filter((change) => change.class === 'breaking');
  const rules = breaking.map(({ rule, uses: [{ part, operation }] }) => `${rule} ${part || operation}`);
  expect(rules).toEqual([
    'header-removed response 201, header `Deprecation`',
    'header-removed response 201, header `Sunset`',
    'header-removed response 201, header `Link`',
    'operation-moved DELETE /gdpr/account',
    'server-changed servers',
    'server-changed servers',
    'server-changed servers',
    ...[
      'VALIDATION_ERROR',
      'INVALID_EMAIL_FORMAT',
      'PASSWORD_COMPLEXITY_ERROR',
      'INVALID_VERIFICATION_TOKEN',
      'INVALID_RESET_TOKEN',
    ].map((code) => `error-code-status-changed error code \`${code}\``),
  ]);
  expect(breaking.find(({ rule }) => rule === 'operation-moved')?.location.file).toBe(
    'spec/auth/v2/paths/gdpr-account.yaml',
  );
});

test.each([
  'spec/auth/v1',
  'spec/auth/v2',
  'spec/accounts/v1',
  'spec/controls',
  'spec/mailbox',
  'spec/internal',
])('%s compared with itself: nothing changed', async (folder) => {
  const file = `${folder}/openapi.yaml`;
  expect(existsSync(join(root, file))).toBe(true);
  expect((await diffFiles(root, [file, file], today)).report.changes).toEqual([]);
});

const schema =
  'type: object\nrequired: [id]\nproperties:\n  id: { type: string }\n  note:\n    type: string\n';
const entry = (reference: string, components = '') => `openapi: 3.1.0
info: { title: Shop, version: '1' }
paths:
  /orders:
    get:
      responses:
        '200':
          description: fine
          content: { application/json: { schema: { $ref: '${reference}' } } }
${components}`;

test('a schema that moved to another file is no change', async () => {
  const indented = schema.trimEnd().replace(/^/gm, '      ');
  const folder = await project({
    'old.yaml': entry('#/components/schemas/Order', `components:\n  schemas:\n    Order:\n${indented}\n`),
    'new.yaml': entry('schemas/the-order.yaml'),
    'schemas/the-order.yaml': schema,
  });
  expect(await docproof(folder, 'diff', 'old.yaml', 'new.yaml')).toEqual({
    status: 0,
    stdout: 'nothing changed\n',
    stderr: '',
  });
});

test('each change has the line where it is written', async () => {
  const folder = await project({
    'old.yaml': entry('old-order.yaml'),
    'old-order.yaml': schema,
    'new.yaml': entry('order.yaml'),
    'order.yaml': schema
      .replace('required: [id]\n', '')
      .replace('  note:\n    type: string\n', '  count:\n    type: integer\n'),
  });
  const { status, stdout } = await docproof(
    folder,
    'diff',
    'old.yaml',
    'new.yaml',
    '--format',
    'json',
    '--fail-on',
    'breaking',
  );
  expect(status).toBe(1);
  const { changes, summary } = JSON.parse(stdout);
  expect(summary).toEqual({ breaking: 1, dangerous: 1, safe: 1 });
  const places = changes.map(({ rule, document, file, line }: Record<string, unknown>) => [
    rule,
    document,
    file,
    line,
  ]);
  expect(places).toEqual([
    ['property-became-optional', 'new', 'order.yaml', 3],
    ['optional-property-removed', 'old', 'old-order.yaml', 5],
    ['optional-property-added', 'new', 'order.yaml', 4],
  ]);
  expect((await docproof(folder, 'diff', 'old.yaml', 'new.yaml')).status).toBe(0);
});

test('`--fail-on dangerous` fails on less, and nothing else is known', async () => {
  const folder = await project({
    'old.yaml': entry('order.yaml'),
    'order.yaml': schema,
    'new.yaml': entry('small.yaml'),
    'small.yaml': 'type: object\nrequired: [id]\nproperties:\n  id: { type: string }\n',
  });
  const run = (...flags: string[]) => docproof(folder, 'diff', 'old.yaml', 'new.yaml', ...flags);
  expect((await run('--fail-on', 'breaking')).status).toBe(0);
  expect((await run('--fail-on', 'dangerous')).status).toBe(1);
  for (const flags of [
    ['--fail-on', 'safe'],
    ['--format', 'xml'],
  ]) {
    const { status, stderr } = await run(...flags);
    expect([status, stderr]).toEqual([2, expect.stringContaining(`\`${flags.join(' ')}\` is not known`)]);
  }
});

test('the changelog names operation, change and reason', async () => {
  const folder = await project({
    'old.yaml': entry('order.yaml'),
    'order.yaml': schema,
    'new.yaml': entry('order.yaml').replace("version: '1'", "version: '2'").replace('/orders', '/all-orders'),
  });
  const { stdout } = await docproof(folder, 'diff', 'old.yaml', 'new.yaml', '--format', 'markdown');
  expect(stdout).toBe(`## Shop 2

Changes since 1.

### Breaking

**\`GET /orders\`**

- Is gone. Calls of it are not answered any more.

### Safe

**\`GET /all-orders\`**

- Is new. Nobody calls it yet.
`);
});
