import { join } from 'node:path';
import { languages } from '../languages/index.ts';
import { runProcess } from '../lib/spawn.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { inspectRuntime } from '../run/runtimes.ts';
import { defineCommand } from './command.ts';

/** Packages that languages need, at the versions that they are proven with. */
const packages = { python: ['requests==2.32.5'] } as const;

/** `docs setup`: installs the packages that languages need into the cache, not into the system. */
export const setupCommand = defineCommand({
  name: 'setup',
  summary: 'install the packages that languages need (requests) into the cache',
  flags: {},
  words: { min: 0, max: 0, usage: '' },
  async run({ stdout, stderr, env, cwd }) {
    const cache = cacheFolder();
    const python = languages.find((language) => language.id === 'python-requests');
    const needs = python ? (await inspectRuntime(python, cache)).needs : [];
    if (needs.find((need) => need.name === 'requests')?.version !== undefined) {
      stdout.write('python: requests is there\n');
      return 0;
    }
    const folder = join(cache, 'packages', 'python');
    stdout.write(`python: installing ${packages.python.join(' ')} into ${folder}\n`);
    const { outcome, stderr: said } = await runProcess({
      command: 'python3',
      args: ['-m', 'pip', 'install', '--quiet', '--target', folder, ...packages.python],
      cwd,
      env: Object.fromEntries(Object.entries(env).flatMap(([key, value]) => (value ? [[key, value]] : []))),
      limits: { time: 300_000, memory: 2 ** 31, output: 2 ** 20, processes: 64 },
    });
    if (outcome.kind === 'exited' && outcome.code === 0) return 0;
    stderr.write(`${said.trim()}\n`);
    return 1;
  },
});
