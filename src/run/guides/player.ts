import { rename } from 'node:fs/promises';
import { runProcess } from '../../lib/spawn.ts';
import type { Execution } from '../../model/execution.ts';
import type { Block } from '../../model/guide.ts';
import { cleanEnvironment } from '../programs/environment.ts';
import type { Workshop } from '../programs/workshop.ts';
import { missingRuntime } from '../runtimes.ts';
import type { OpenPort } from '../wire/port.ts';
import { openShell, type Shell } from './shell.ts';

/** Executes the command blocks of one page. */
export interface Player {
  readonly play: (block: Block, file: string) => Promise<Played | { readonly missing: string }>;
  /** Whether a block has ended the shell of the page. */
  readonly ended: () => boolean;
  readonly close: () => Promise<void>;
}

type Played = Omit<Execution, 'exchanges'>;

/** Which of our languages runs a fence's language. */
const runners: Readonly<Record<string, string>> = {
  javascript: 'javascript-fetch',
  js: 'javascript-fetch',
  mjs: 'javascript-fetch',
  python: 'python-requests',
  go: 'go',
  ruby: 'ruby',
};

/** Shell blocks share one bash; a block of another language is a program of its own in the same folder. */
export function createPlayer({
  home,
  port,
  workshop,
}: {
  readonly home: string;
  readonly port: OpenPort;
  readonly workshop: Workshop;
}): Player {
  let shell: Shell | undefined;
  const context = { caFile: workshop.caFile, proxy: port.url, packages: `${workshop.cache}/packages` };
  return {
    play: async (block, file) => {
      if (['bash', 'sh', 'shell'].includes(block.language)) {
        const curl = workshop.languages.find((each) => each.id === 'curl');
        const env = cleanEnvironment(home, curl?.runner.command(file, context).env ?? {}, []);
        shell ??= openShell({ cwd: home, env, limits: workshop.limits });
        const started = performance.now();
        return { ...(await shell.play(file)), duration: performance.now() - started };
      }
      return playProgram(block, file, home, context, workshop);
    },
    ended: () => shell?.ended() ?? false,
    close: async () => shell?.close(),
  };
}

async function playProgram(
  block: Block,
  file: string,
  home: string,
  context: { readonly caFile: string; readonly proxy: string; readonly packages: string },
  workshop: Workshop,
): Promise<Played | { readonly missing: string }> {
  const language = workshop.languages.find((each) => each.id === runners[block.language]);
  if (!language) return { missing: `no runner for ${block.language}` };
  const missing = await missingRuntime(language, workshop.cache);
  if (missing) return { missing };
  const named = `${file}.${language.extension}`;
  await rename(file, named);
  const prepared = (await language.runner.prepare?.([named], { folder: home, cache: workshop.cache }))?.get(
    named,
  );
  if (prepared && 'failure' in prepared) {
    return { outcome: { kind: 'exited', code: 1 }, stdout: '', stderr: prepared.failure, duration: 0 };
  }
  const { command, args, env } = language.runner.command(prepared?.file ?? named, context);
  const { time, memory, output, processes } = workshop.limits;
  return runProcess({
    command,
    args,
    cwd: home,
    env: cleanEnvironment(home, env, []),
    limits: { time: time * 1000, memory: memory * 1024 * 1024, output, processes },
  });
}
