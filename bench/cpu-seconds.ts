import { execFileSync } from 'node:child_process';

/** CPU seconds (user and system, children included) of a shell command line. */
export function cpuSeconds(command: string): number {
  const script = `TIMEFORMAT='%U %S'; { time { ${command}; } >/dev/null 2>&1; } 2>&1; true`;
  const [user = 0, system = 0] = execFileSync('bash', ['-c', script], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .map(Number);
  return user + system;
}

/** The middle of several measurements. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[Math.floor(values.length / 2)] ?? Number.NaN;
}
