import { tmpdir } from 'node:os';
import { CommandNotFound, runProcess } from './spawn.ts';

const limits = { time: 10_000, memory: 2 ** 31, output: 65_536, processes: 256 };
const answers = new Map<string, Promise<string | null>>();

/** The first line that a command prints when asked for its version, or `null` when it is not there or fails; asked once. */
export function probe(
  command: readonly [string, ...string[]],
  env: Readonly<Record<string, string>> = ownEnvironment(),
): Promise<string | null> {
  const key = JSON.stringify([command, env]);
  const known = answers.get(key);
  if (known) return known;
  const answer = ask(command, env);
  answers.set(key, answer);
  return answer;
}

async function ask(
  [command, ...args]: readonly [string, ...string[]],
  env: Readonly<Record<string, string>>,
): Promise<string | null> {
  try {
    const { outcome, stdout, stderr } = await runProcess({ command, args, cwd: tmpdir(), env, limits });
    if (outcome.kind !== 'exited' || outcome.code !== 0) return null;
    // Some, such as Java, tell their version on stderr.
    return (stdout.trim() || stderr.trim()).split('\n')[0]?.trim() ?? '';
  } catch (error) {
    if (error instanceof CommandNotFound) return null;
    throw error;
  }
}

function ownEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
