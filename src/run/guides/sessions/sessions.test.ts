import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { languages } from '../../../languages/index.ts';
import { openLanguageSession } from '../open-language-session.ts';
import { sessionHosts } from './index.ts';

const root = mkdtempSync(join(tmpdir(), 'docproof-test-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const limits = { time: 20, memory: 512, output: 100_000, processes: 64 };

async function open(id: string, blocks: readonly string[], more: Partial<typeof limits> = {}) {
  const folder = mkdtempSync(join(root, id));
  const home = join(folder, 'home');
  mkdirSync(home);
  const language = languages.find((each) => each.id === id);
  const host = sessionHosts[id];
  if (!language || !host) throw new Error(`no session of ${id}`);
  const context = { caFile: '/dev/null', proxy: 'http://127.0.0.1:9', packages: '/nowhere' };
  const given = { blocks, folder, home, context, limits: { ...limits, ...more } };
  const session = await openLanguageSession(language, host, given);
  onTestFinished(session.close);
  let number = 0;
  return {
    ended: session.ended,
    next: (variables?: Readonly<Record<string, string>>) => {
      const file = join(folder, `${++number}.${language.extension}`);
      writeFileSync(file, blocks[number - 1] ?? '');
      return session.play(file, variables);
    },
  };
}

const good = { kind: 'exited', code: 0 };

/** The same four programs in each language: state, output and errors; what is printed without a newline; variables; an exit. */
const programs = {
  'python-requests': {
    first: 'import json\nnames = ["a"]\nprint("one", end="")\n',
    second: 'names.append("b")\nprint(json.dumps(names))\nimport sys\nprint("e", file=sys.stderr)\n',
    reads: 'import os\nprint(os.environ["TOKEN"])\n',
    fails: 'print("before")\nnames[7]\n',
    broken: 'def (\n',
    exits: 'import sys\nsys.exit(3)\n',
    input: 'import sys\nprint(repr(sys.stdin.read()))\n',
    nothing: "''\n",
  },
  ruby: {
    first: 'require "json"\nnames = ["a"]\nprint "one"\n',
    second: 'names << "b"\nputs JSON.generate(names)\nwarn "e"\n',
    reads: 'puts ENV.fetch("TOKEN")\n',
    fails: 'puts "before"\nraise "no"\n',
    broken: 'def (\n',
    exits: 'exit 3\n',
    input: 'p $stdin.read\n',
    nothing: '""\n',
  },
  'javascript-fetch': {
    first:
      'import { basename } from "node:path";\nconst names = [basename("x/a")];\nprocess.stdout.write("one");\n',
    second: 'names.push("b");\nconsole.log(JSON.stringify(names));\nconsole.error("e");\n',
    reads: 'console.log(process.env.TOKEN);\n',
    fails: 'console.log("before");\nnames.no.such;\n',
    broken: 'const = 1\n',
    exits: 'process.exit(3);\n',
    input: 'import { readFileSync } from "node:fs";\nconsole.log(JSON.stringify(readFileSync(0, "utf8")));\n',
    nothing: '""\n',
  },
} as const;

describe.each(Object.entries(programs))('%s', (id, program) => {
  test('keeps its state from block to block, and each has its own output', async () => {
    const session = await open(id, [program.first, program.second, program.reads]);
    expect(await session.next()).toEqual({ outcome: good, stdout: 'one', stderr: '' });
    const second = await session.next();
    expect(second).toMatchObject({ outcome: good, stderr: 'e\n' });
    expect(JSON.parse(second.stdout)).toEqual(['a', 'b']);
    expect(await session.next({ TOKEN: 'a b\n"c"' })).toMatchObject({ outcome: good, stdout: 'a b\n"c"\n' });
  });

  test('fails with the block that fails', async () => {
    const session = await open(id, [program.first, program.fails]);
    await session.next();
    const { outcome, stdout, stderr } = await session.next();
    expect(outcome).toEqual({ kind: 'exited', code: 1 });
    expect(stdout).toBe('before\n');
    expect(stderr).not.toBe('');
  });

  test('says what it cannot read', async () => {
    const session = await open(id, [program.broken, program.first]);
    const { outcome, stderr } = await session.next();
    expect(outcome).toEqual({ kind: 'exited', code: 1 });
    expect(stderr).toMatch(/syntax/i);
  });

  test('ends with its exit status', async () => {
    const session = await open(id, [program.exits, program.first]);
    expect((await session.next()).outcome).toEqual({ kind: 'exited', code: 3 });
    expect(session.ended()).toBe(true);
    expect((await session.next()).stdout).toBe('');
  });

  test('has no standard input', async () => {
    const session = await open(id, [program.input, program.first]);
    expect(await session.next()).toMatchObject({ outcome: good, stdout: program.nothing });
  });
});

test('a block of JavaScript is over when what it has begun is', async () => {
  const session = await open('javascript-fetch', [
    'import { connect, createServer } from "node:net";\nconst server = createServer((socket) => socket.end("hi"));\nserver.listen(0, "127.0.0.1");\n',
    'async function main() {\n  await new Promise((resolve) => setTimeout(resolve, 100));\n  connect(server.address().port, "127.0.0.1").on("data", (data) => console.log(String(data)));\n}\nmain();\n',
    'server.close();\n',
  ]);
  expect((await session.next()).outcome).toEqual(good);
  expect(await session.next()).toMatchObject({ outcome: good, stdout: 'hi\n' });
  expect((await session.next()).outcome).toEqual(good);
});

test('a block that never ends is stopped', async () => {
  const session = await open('python-requests', ['while True:\n    pass\n', ''], { time: 0.5 });
  expect((await session.next()).outcome).toEqual({ kind: 'stopped', limit: '0.5 s of time' });
});

test('a block that writes without end is stopped', async () => {
  const session = await open('ruby', ['loop { puts "x" * 1000 }\n', ''], { output: 10_000 });
  expect((await session.next()).outcome).toEqual({ kind: 'stopped', limit: '10000 bytes of output' });
});
