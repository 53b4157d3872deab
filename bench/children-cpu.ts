import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** CPU seconds, user and system, of the children of this process that have ended, and of theirs. Linux only. */
export function childrenCpuSeconds(): number {
  const stat = readFileSync('/proc/self/stat', 'latin1');
  // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html: cutime and cstime, after the name that may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}

/** CPU seconds, user and system, of this process alone. */
export function ownCpuSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

const ticksPerSecond = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));
