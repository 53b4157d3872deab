import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { compile } from './compiled.ts';
import { copyProject, readTree } from './project.ts';

let cli = '';
beforeAll(() => {
  cli = compile();
});

/** A page whose block goes on for a minute, with a child that has left its process group. */
const endless = `# Wait

\`\`\`bash
echo $$ > "$NOTES/block.pid"
setsid sleep 60 &
echo $! > "$NOTES/child.pid"
sleep 60
\`\`\`
`;

const lastBuild = { 'out/site/index.html': 'the last build\n', 'out/proof/proof.json': '{}\n' };

/** A copy in which whoever runs writes down its process id in the folder `pids`. */
function endlessProject(): { readonly folder: string; readonly pids: string; readonly temporary: string } {
  const folder = copyProject('notes', {
    ...lastBuild,
    'server.mjs': [
      "import { createServer } from 'node:http';",
      "import { writeFileSync } from 'node:fs';\nimport { createServer } from 'node:http';\nwriteFileSync('../pids/server.pid', String(process.pid));",
    ],
  });
  const [pids, temporary] = [join(folder, '../pids'), join(folder, '../tmp')];
  for (const made of [pids, temporary]) mkdirSync(made);
  return { folder, pids, temporary };
}

function start(folder: string, argv: readonly string[], temporary: string): ChildProcess {
  return spawn(process.execPath, [cli, ...argv], {
    cwd: folder,
    env: { ...process.env, TMPDIR: temporary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function readPid(file: string): Promise<number> {
  for (let tries = 0; tries < 400; tries++) {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    if (text !== '') return Number(text);
    await sleep(50);
  }
  throw new Error(`Nobody wrote ${file}.`);
}

async function isGone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    await sleep(50);
  }
  return false;
}

async function expectNoTrace(child: ChildProcess, folder: string, temporary: string): Promise<void> {
  const errors: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const before = performance.now();
  const [code, signal] = await once(child, 'close');
  expect({ code, signal, errors: errors.join('') }).toEqual({
    code: 130,
    signal: null,
    errors: 'Interrupted.\n',
  });
  expect(performance.now() - before).toBeLessThan(5000);
  expect(readTree(join(folder, 'out'))).toEqual({
    'site/index.html': 'the last build\n',
    'proof/proof.json': '{}\n',
  });
  expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual(['out']);
  expect(readdirSync(temporary)).toEqual([]);
}

test.each(['SIGINT', 'SIGTERM'] as const)('%s while programs run leaves nothing behind', async (signal) => {
  const { folder, pids, temporary } = endlessProject();
  writeFileSync(join(folder, 'guides/notes/v1/a-wait.md'), endless.replaceAll('$NOTES', pids));
  const child = start(folder, ['build', '--only', 'guides/notes/v1/a-wait'], temporary);
  const started = await Promise.all(
    ['server', 'block', 'child'].map((name) => readPid(join(pids, `${name}.pid`))),
  );
  child.kill(signal);
  await expectNoTrace(child, folder, temporary);
  for (const pid of started) expect(await isGone(pid)).toBe(true);
});

test('SIGINT while the target starts leaves nothing behind', async () => {
  const { folder, pids, temporary } = endlessProject();
  writeFileSync(
    join(folder, 'server.mjs'),
    "import { writeFileSync } from 'node:fs';\nwriteFileSync('../pids/server.pid', String(process.pid));\nsetInterval(() => {}, 1000);\n",
  );
  const child = start(folder, ['build'], temporary);
  const server = await readPid(join(pids, 'server.pid'));
  child.kill('SIGINT');
  await expectNoTrace(child, folder, temporary);
  expect(await isGone(server)).toBe(true);
});

test.each([
  { argv: ['build', '--no-run'], code: 0 },
  { argv: ['build', '--only', 'nothing', '--no-run'], code: 1 },
  { argv: ['biuld'], code: 2 },
])('the exit status of $argv is $code', async ({ argv, code }) => {
  const folder = copyProject('notes');
  expect(
    (
      await once(
        start(folder, argv, folder).on('error', () => {}),
        'close',
      )
    )[0],
  ).toBe(code);
});

test('builds that run at the same time do not stumble over each other', async () => {
  const folder = copyProject('notes');
  const builds = [1, 2, 3].map(() => once(start(folder, ['build', '--no-run'], folder), 'close'));
  expect((await Promise.all(builds)).map(([code]) => code)).toEqual([0, 0, 0]);
  expect(readdirSync(folder).filter((name) => name.startsWith('out'))).toEqual(['out']);
});

test('a reader who leaves early is no fault', async () => {
  const child = start(copyProject('notes'), ['build', '--list'], '/tmp');
  child.stdout?.destroy();
  const errors: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => errors.push(text));
  const [code] = await once(child, 'close');
  expect({ code, errors }).toEqual({ code: 0, errors: [] });
});
