import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { copyProject } from '../cli/project.ts';

const cli = new URL('../../src/cli.ts', import.meta.url).pathname;
const loader = new URL('../../node_modules/tsx/dist/loader.mjs', import.meta.url).href;

test('an interruption leaves no process behind', async () => {
  const child = spawn(process.execPath, ['--import', loader, cli, 'dev', '--port', '0'], {
    cwd: copyProject('notes'),
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const text of child.stdout.setEncoding('utf8')) {
    said += text;
    if (said.includes(' proven, ')) break;
  }
  const family = descendants(child.pid ?? 0);
  expect(family.length).toBeGreaterThan(0);
  const exited = once(child, 'exit');
  child.kill('SIGINT');
  expect(await exited).toEqual([130, null]);
  // Some end by themselves when they see that we are gone.
  while (living(family).length > 0) await sleep(50);
}, 120_000);

function descendants(pid: number): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  const pairs = lines.map((line) => line.trim().split(/\s+/).map(Number));
  const below = (parent: number): number[] =>
    pairs.flatMap(([own = 0, above]) => (above === parent ? [own, ...below(own)] : []));
  return below(pid);
}

/** Those that run: what nobody has waited for yet has ended all the same. */
function living(pids: readonly number[]): number[] {
  const lines = execFileSync('ps', ['-eo', 'pid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  const running = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([, state]) => !state?.startsWith('Z'));
  return running.map(([pid]) => Number(pid)).filter((pid) => pids.includes(pid));
}
