import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language, RunContext } from '../../languages/language.ts';
import { cleanEnvironment } from '../programs/environment.ts';
import type { ProgramLimits, Workshop } from '../programs/workshop.ts';
import { openSession, type Session } from './session.ts';
import type { SessionHost } from './sessions/session-host.ts';

/** Starts what plays the blocks of a page in one language. */
export async function openLanguageSession(
  language: Language,
  host: SessionHost,
  {
    blocks,
    folder,
    home,
    context,
    limits,
    enter,
  }: {
    /** The texts of all its blocks, in their order. */
    readonly blocks: readonly string[];
    /** Where its program is written. */
    readonly folder: string;
    readonly home: string;
    readonly context: RunContext;
    readonly limits: ProgramLimits;
    readonly enter?: Workshop['enter'];
  },
): Promise<Session> {
  const files = host.files(blocks);
  await Promise.all(files.map(({ name, text }) => writeFile(join(folder, name), text)));
  const { command, args, env } = language.runner.command(join(folder, files[0].name), context);
  return openSession({
    command,
    args,
    cwd: home,
    env: cleanEnvironment(home, env, []),
    limits,
    ...(enter && { enter }),
    toLine: (file, variables) =>
      [file, ...Object.entries(variables).map(([name, value]) => `${name}=${value}`)]
        .map((word) => Buffer.from(word).toString('base64'))
        .join(' '),
  });
}
