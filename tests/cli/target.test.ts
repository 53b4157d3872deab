import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Changes, copyProject, docs, readTree } from './project.ts';
import { play } from './transcript.ts';

/** The last build, of which nothing may be lost. */
const lastBuild = { 'out/site/index.html': 'the last build\n', 'out/proof/proof.json': '{}\n' };

async function expectRefusal(
  name: string,
  changes: Changes,
  argv: readonly string[] = ['build'],
): Promise<string> {
  const { status, stdout, stderr, folder } = await play({
    name,
    changes: { ...lastBuild, ...changes },
    argv,
  });
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(readTree(join(folder, 'out'))).toEqual({
    'site/index.html': 'the last build\n',
    'proof/proof.json': '{}\n',
  });
  return stderr;
}

test('a port that another program listens on', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const { port } = other.address() as AddressInfo;
  try {
    const settings = `ready: '/health',\n      url: 'http://127.0.0.1:${port}',`;
    await expectRefusal('target-port-taken', { 'docs.config.ts': ["ready: '/health',", settings] });
  } finally {
    other.close();
  }
});

test('a server that never answers', async () => {
  await expectRefusal('target-never-answers', {
    'docs.config.ts': ["ready: '/health',", "ready: '/health',\n      deadline: 1,"],
    'server.mjs': "console.log('Waiting for the database …');\nsetInterval(() => {}, 1000);\n",
  });
});

test('a server that ends before it answers', async () => {
  await expectRefusal('target-exits-early', {
    'server.mjs': "console.error('Error: DATABASE_URL is not set');\nprocess.exitCode = 3;\n",
  });
});

test('a server without the controls that its configuration promises', async () => {
  await expectRefusal('target-without-controls', {
    'docs.config.ts': ["ready: '/health',", "ready: '/health',\n      controls: '/controls',"],
  });
});

test('a target without a way to reach it', async () => {
  await expectRefusal('target-without-url', {
    'docs.config.ts': ["      command: 'exec node server.mjs {port}',\n", ''],
  });
});

/** Answers some requests, then is gone. */
const shortLived = [
  "  let text = '';",
  "  requests += request.url === '/health' ? 0 : 1;\n  if (requests === 5) {\n    console.error('Error: out of coffee');\n    process.exit(7);\n  }\n  let text = '';",
] as const;
const countsRequests = ['const tokens = new Map();', 'const tokens = new Map();\nlet requests = 0;'] as const;

test.each([{ controls: false }, { controls: true }])(
  'a server that ends in the middle of the run (controls: $controls) fails the build by name',
  async ({ controls }) => {
    const original = readTree(copyProject('notes'));
    const scenes = "'POST /controls/scenes': () => [201, { id: 'scn_1', now: new Date().toISOString() }],";
    const server = (original['server.mjs'] ?? '')
      .replace(...countsRequests)
      .replace(...shortLived)
      .replace('const routes = {', `const routes = {\n  ${controls ? scenes : ''}`);
    const settings = controls ? "ready: '/health',\n      controls: '/controls'," : "ready: '/health',";
    const changes: Changes = { 'server.mjs': server, 'docs.config.ts': ["ready: '/health',", settings] };
    const folder = copyProject('notes', changes);
    const { status, stdout, stderr } = await docs(folder, ['build']);
    expect(stderr).toBe('The site is in out/site/index.html\n');
    expect(status).toBe(1);
    expect(stdout).toContain('Target `reference` exited with 7 in the middle of the run');
    expect(stdout).toContain('Error: out of coffee');
    expect(Object.keys(readTree(join(folder, 'out')))).toContain('proof/proof.json');
  },
);

test('a server at a URL that nobody answers', async () => {
  const { status, stdout } = await play({
    name: 'target-url-dead',
    argv: ['build', '--target', 'http://127.0.0.1:9', '--only', 'listNotes'],
  });
  expect(status).toBe(1);
  expect(stdout).toContain('the target gave no answer');
});
