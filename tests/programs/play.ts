import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** How a program ended and what it said. */
export interface Ending {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program with nothing in its environment but what is given; `answer` is typed whenever it asks for a mail. */
export async function play(
  [command = '', ...args]: readonly string[],
  {
    cwd,
    env,
    answer,
  }: {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string>>;
    readonly answer: () => Promise<string>;
  },
): Promise<Ending> {
  const { PATH = '' } = process.env;
  const program = spawn(command, args, { cwd, env: { PATH, HOME: cwd, TMPDIR: cwd, ...env } });
  let [stdout, stderr] = ['', ''];
  program.stdout.on('data', (chunk) => {
    stdout += chunk;
  });
  program.stderr.on('data', async (chunk) => {
    stderr += chunk;
    if (String(chunk).includes('in the mail:')) program.stdin.write(`${await answer()}\n`);
  });
  const stopped = setTimeout(() => program.kill(), 60_000);
  const [code] = await once(program, 'close');
  clearTimeout(stopped);
  return { code, stdout, stderr };
}
