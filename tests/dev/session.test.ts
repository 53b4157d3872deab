import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { listenNear } from '../../src/dev/listen.ts';
import { copyProject, docs, readTree } from '../cli/project.ts';
import { ask, start } from './started.ts';

const guide = 'guides/notes/v1/first-note.md';
const page = 'notes/v1/guides/first-note/index.html';
const limit = 120_000;
const isWhole = ({ kind }: { kind: string }) => kind === 'proofs';

function change(root: string, from: string, to: string): void {
  const file = join(root, guide);
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to));
}

test(
  'a saved page is served and told, also when the editor writes by rename, and a page in `out/` has no script of ours',
  async () => {
    const root = copyProject('notes');
    const { port, until } = await start(root);
    await until(isWhole);
    change(root, 'Sign up:', 'Sign up first:');
    await until((event) => event.kind === 'pages' && event.paths.includes(page));
    const served = await ask(port, `/${page}`);
    expect(served.body).toContain('Sign up first:');
    expect(served.body).toContain('/_dev/client.js');
    expect(served.body).toContain("connect-src 'self'");

    const file = join(root, guide);
    writeFileSync(`${file}.tmp`, readFileSync(file, 'utf8').replace('Sign up first:', 'Begin:'));
    renameSync(`${file}.tmp`, file);
    await until((event) => event.kind === 'pages' && event.paths.includes(page));
    expect((await ask(port, `/${page}`)).body).toContain('Begin:');
  },
  limit,
);

test.each([
  ['runs nothing', false, ['--no-run']],
  ['runs everything', true, []],
] as const)(
  'after edits of guide and specification the files are those of a fresh build that %s, byte for byte',
  async (_, run, flags) => {
    process.env.SOURCE_DATE_EPOCH = '1760000000';
    onTestFinished(() => {
      delete process.env.SOURCE_DATE_EPOCH;
    });
    const root = copyProject('notes');
    const { session, until } = await start(root, { run });
    await until(isWhole);
    change(root, 'title: First note', 'title: The first note');
    await until(isWhole);
    const spec = join(root, 'openapi.yaml');
    writeFileSync(spec, readFileSync(spec, 'utf8').replace('Buy milk', 'Buy bread'));
    await until(isWhole);
    await session.settled();
    const followed = Object.fromEntries(
      [...session.edition.files()].map(([path, content]) => [path, Buffer.from(content).toString('utf8')]),
    );
    const built = await docs(root, ['build', '--no-cache', ...flags]);
    expect(built.status).toBeLessThan(2);
    const fresh = Object.entries(readTree(join(root, 'out'))).filter(([path]) => !path.startsWith('proof/'));
    expect(followed).toEqual(Object.fromEntries(fresh));
    expect(JSON.stringify(followed)).toContain('Buy bread');
  },
  limit,
);

test(
  'a broken file is told with its place, the last good page stays, and the next save recovers',
  async () => {
    const root = copyProject('notes');
    const { port, until } = await start(root);
    await until(isWhole);
    const spec = join(root, 'openapi.yaml');
    const good = readFileSync(spec, 'utf8');
    writeFileSync(spec, `${good.slice(0, 200)}\n  : [`);
    const broken = await until(({ kind }) => kind === 'broken');
    expect(broken).toMatchObject({ message: expect.stringMatching(/^openapi\.yaml:\d+:\d+: /) });
    expect(broken).toMatchObject({ editor: expect.stringContaining('/openapi.yaml:') });
    expect((await ask(port, `/${page}`)).status).toBe(200);
    writeFileSync(spec, good);
    expect(await until(isWhole)).toMatchObject({ failures: [] });
  },
  limit,
);

test(
  'a folder that goes and comes back, and 10,000 files that are touched at once, are one rebuild each',
  async () => {
    const root = copyProject('notes');
    const { port, until, events } = await start(root);
    await until(isWhole);
    const folder = join(root, 'guides/notes');
    renameSync(folder, join(root, 'away'));
    await until(isWhole);
    expect((await ask(port, `/${page}`)).status).toBe(404);
    renameSync(join(root, 'away'), folder);
    await until(isWhole);
    expect((await ask(port, `/${page}`)).status).toBe(200);

    const before = events.filter(isWhole).length;
    const many = join(root, 'guides/many');
    mkdirSync(many);
    for (let index = 0; index < 10_000; index++) writeFileSync(join(many, `${index}.txt`), 'text');
    change(root, 'Sign up:', 'After the switch:');
    await until((event) => event.kind === 'pages' && event.paths.includes(page));
    await until(isWhole);
    expect(events.filter(isWhole).length - before).toBeLessThanOrEqual(2);
    expect((await ask(port, `/${page}`)).body).toContain('After the switch:');
  },
  limit,
);

test(
  'what is written into `out/` and into folders that git ignores is not looked at',
  async () => {
    const root = copyProject('notes');
    const { until, events } = await start(root);
    await until(isWhole);
    const before = events.length;
    mkdirSync(join(root, 'out'));
    writeFileSync(join(root, 'out/index.md'), '# Not ours');
    mkdirSync(join(root, 'guides/node_modules'));
    writeFileSync(join(root, 'guides/node_modules/a.md'), '# Not ours');
    change(root, 'Sign up:', 'Now:');
    await until(isWhole);
    const told = events.slice(before).flatMap((event) => (event.kind === 'pages' ? event.paths : []));
    expect(told).toContain(page);
    expect(told.filter((path) => path.includes('node_modules'))).toEqual([]);
    rmSync(join(root, 'out'), { recursive: true });
  },
  limit,
);

test('a port that is taken gives way to the next free one', async () => {
  const [first, second] = [createServer(), createServer()];
  onTestFinished(() => {
    first.close();
    second.close();
  });
  const taken = await listenNear(first, 0);
  expect(await listenNear(second, taken)).toBeGreaterThan(taken);
});

test(
  'an edited block is proven again alone, and a lie in it is told with expected and actual and the way to its line',
  async () => {
    const root = copyProject('notes');
    const { until, port } = await start(root, { run: true });
    const first = await until(isWhole);
    expect(first).toMatchObject({ failed: 0, failures: [] });
    change(root, '[{ "id": 1, "text": "Buy milk" }]', '[{ "id": 1, "text": "Buy bread" }]');
    const told = await until(isWhole);
    expect(told).toMatchObject({
      failed: 1,
      asked: 5,
      failures: [
        {
          place: expect.stringMatching(/^guides\/notes\/v1\/first-note\.md:\d+:\d+$/),
          editor: expect.stringContaining('first-note.md:'),
          expected: expect.stringContaining('Buy bread'),
          actual: expect.stringContaining('Buy milk'),
        },
      ],
    });
    expect((await ask(port, `/${page}`)).body).toContain('class="proof failed"');
  },
  limit,
);

test(
  'a target that cannot start is told, and is started again at the next save',
  async () => {
    const root = copyProject('notes');
    const server = join(root, 'server.mjs');
    const good = readFileSync(server, 'utf8');
    writeFileSync(server, 'process.exit(7);');
    const { until } = await start(root, { run: true });
    expect(await until(({ kind }) => kind === 'broken')).toMatchObject({
      message: expect.stringContaining('exited with 7'),
    });
    writeFileSync(server, good);
    change(root, 'Sign up:', 'Now:');
    expect(await until(isWhole)).toMatchObject({ failed: 0, notProven: 0 });
  },
  limit,
);

test(
  'documents that cannot be read from the start are told on an empty page, and served when they are mended',
  async () => {
    const root = copyProject('notes');
    const spec = join(root, 'openapi.yaml');
    const good = readFileSync(spec, 'utf8');
    writeFileSync(spec, 'openapi: [');
    const { until, port } = await start(root);
    await until(({ kind }) => kind === 'broken');
    expect(await ask(port, '/')).toMatchObject({
      status: 404,
      body: expect.stringContaining('/_dev/client.js'),
    });
    writeFileSync(spec, good);
    await until(isWhole);
    expect((await ask(port, '/')).status).toBe(200);
  },
  limit,
);
