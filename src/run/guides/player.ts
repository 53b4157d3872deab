import { rename } from 'node:fs/promises';
import type { Language, RunContext } from '../../languages/language.ts';
import { runProcess } from '../../lib/spawn.ts';
import type { Execution } from '../../model/execution.ts';
import type { Block } from '../../model/guide.ts';
import { cleanEnvironment } from '../programs/environment.ts';
import type { Workshop } from '../programs/workshop.ts';
import { missingRuntime } from '../runtimes.ts';
import type { OpenPort } from '../wire/port.ts';
import { readExported } from './exported.ts';
import { openLanguageSession } from './open-language-session.ts';
import { isShell, runnerOf } from './runners.ts';
import type { Session } from './session.ts';
import { sessionHosts } from './sessions/index.ts';
import { openShell } from './shell.ts';
import { typescriptOf } from './typescript.ts';

/** Executes the command blocks of one page. */
export interface Player {
  readonly play: (block: Block, file: string) => Promise<Played | { readonly missing: string }>;
  /** Whether a block has ended what this one would be played in. */
  readonly ended: (block: Block) => boolean;
  /** What blocks have left running in the background, by what played them. */
  readonly leftRunning: () => ReadonlyMap<string, number>;
  readonly close: () => Promise<void>;
}

type Played = Omit<Execution, 'exchanges'>;

interface PlayerOptions {
  /** All blocks that will be played. */
  readonly blocks: readonly Block[];
  /** Where programs are written, and where they run. */
  readonly folder: string;
  readonly home: string;
  readonly port: OpenPort;
  readonly workshop: Workshop;
  /** Folder of commands that blocks find first. */
  readonly commands?: string | undefined;
}

interface PlayerState extends PlayerOptions {
  readonly context: RunContext;
  /** By the id of the language, or `bash`. */
  readonly sessions: Map<string, Session>;
  /** How many processes ran on behind programs of a language. */
  readonly left: Map<string, number>;
  /** What shell blocks have exported so far: programs are started from that shell. */
  exported: Readonly<Record<string, string>>;
}

/**
 * Shell blocks share one bash, blocks of a language that has sessions share one of those when there are several; any
 * other block is a program of its own in the same folder.
 */
export function createPlayer(options: PlayerOptions): Player {
  const { port, workshop } = options;
  const context = { caFile: workshop.caFile, proxy: port.url, packages: `${workshop.cache}/packages` };
  const state: PlayerState = { ...options, context, sessions: new Map(), left: new Map(), exported: {} };
  return {
    play: (block, file) => (isShell(block) ? playShell(file, state) : playLanguage(block, file, state)),
    ended: (block) => state.sessions.get(runnerOf(block) ?? '')?.ended() ?? false,
    leftRunning: () => {
      const sessions = [...state.sessions].map(
        ([runner, session]) => [runner, session.leftRunning().length] as const,
      );
      return new Map([...state.left, ...sessions].filter(([, count]) => count > 0));
    },
    close: async () => {
      await Promise.all([...state.sessions.values()].map((session) => session.close()));
    },
  };
}

async function playShell(file: string, state: PlayerState): Promise<Played> {
  const { home, workshop, context, sessions, commands } = state;
  const curl = workshop.languages.find((each) => each.id === 'curl');
  const clean = cleanEnvironment(home, curl?.runner.command(file, context).env ?? {}, []);
  const env = commands === undefined ? clean : { ...clean, PATH: `${commands}:${clean.PATH}` };
  const shell =
    sessions.get('bash') ?? openShell({ cwd: home, env, limits: workshop.limits, enter: workshop.enter });
  sessions.set('bash', shell);
  const started = performance.now();
  const output = await shell.play(file);
  state.exported = await readExported(`${file}.env`, env);
  return { ...output, duration: performance.now() - started };
}

async function playLanguage(
  block: Block,
  file: string,
  state: PlayerState,
): Promise<Played | { readonly missing: string }> {
  const { workshop, blocks, sessions, exported } = state;
  const runner = runnerOf(block);
  const language =
    runner === 'typescript'
      ? typescriptOf(workshop.languages)
      : workshop.languages.find((each) => each.id === runner);
  if (!language) return { missing: `no runner for ${block.language}` };
  const known = sessions.get(language.id);
  const missing = known ? undefined : await missingRuntime(language, workshop.cache);
  if (missing) return { missing };
  const named = `${file}.${language.extension}`;
  await rename(file, named);
  const host = sessionHosts[language.id];
  const shared = blocks.filter((each) => each.kind === 'command' && runnerOf(each) === language.id);
  if (!host || shared.length < 2) return playProgram(language, named, state);
  const session =
    known ??
    (await openLanguageSession(language, host, {
      ...state,
      blocks: shared.map(({ text }) => text),
      limits: workshop.limits,
      enter: workshop.enter,
    }));
  sessions.set(language.id, session);
  const started = performance.now();
  return { ...(await session.play(named, exported)), duration: performance.now() - started };
}

async function playProgram(
  language: Language,
  file: string,
  { home, workshop, context, exported, left: leftBehind }: PlayerState,
): Promise<Played> {
  const prepared = (
    await language.runner.prepare?.([file], {
      folder: home,
      cache: workshop.cache,
      packages: context.packages,
    })
  )?.get(file);
  if (prepared && 'failure' in prepared) {
    return { outcome: { kind: 'exited', code: 1 }, stdout: '', stderr: prepared.failure, duration: 0 };
  }
  const { command, args, env } = language.runner.command(prepared?.file ?? file, context);
  const { time, memory, output, processes } = workshop.limits;
  const { left, ...played } = await runProcess({
    ...workshop.enter({ command, args }),
    cwd: home,
    env: cleanEnvironment(home, { ...env, ...exported }, []),
    limits: { time: time * 1000, memory: memory * 1024 * 1024, output, processes },
  });
  if (left !== undefined) leftBehind.set(language.id, left);
  return played;
}
