import { execFile, execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

/** A process that runs on this machine. */
export interface ProcessRow {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  readonly session: number;
  /** Bytes of memory that are resident. */
  readonly memory: number;
}

/** Every process of the machine, from /proc where there is one, else from `ps`. */
export async function readProcessTable(): Promise<ProcessRow[]> {
  return hasProc() ? readProc() : readPs();
}

/** The same without leaving the turn, for moments after which nobody may be left to look. */
export function readProcessTableAtOnce(): ProcessRow[] {
  if (hasProc()) return readProc();
  try {
    return parsePs(execFileSync('ps', psArguments, { encoding: 'utf8' }));
  } catch {
    return [];
  }
}

const psArguments = ['-axo', 'pid=,ppid=,pgid=,rss=,stat='];

let proc: boolean | undefined;
let pageBytes: number | undefined;

function hasProc(): boolean {
  proc ??= existsSync('/proc/self/stat');
  return proc;
}

// Read synchronously: some hundred tiny reads that never wait are cheaper than as many trips to the thread pool.
function readProc(): ProcessRow[] {
  pageBytes ??= pageSize();
  const rows: ProcessRow[] = [];
  for (const name of readdirSync('/proc')) {
    if (!/^\d/.test(name)) continue;
    const row = parseStat(readStat(name), pageBytes);
    if (row) rows.push(row);
  }
  return rows;
}

/** Empty when the process has ended meanwhile. */
function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1');
  } catch {
    return '';
  }
}

/** https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html; the second field may hold spaces and brackets. */
export function parseStat(stat: string, pageBytes: number): ProcessRow | null {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, parent, group, session] = fields;
  const pages = fields[21];
  // A zombie runs no more: it only waits for its parent, or for an init that may never ask.
  if (pages === undefined || state === 'Z') return null;
  return {
    pid: Number.parseInt(stat, 10),
    parent: Number(parent),
    group: Number(group),
    session: Number(session),
    memory: Number(pages) * pageBytes,
  };
}

async function readPs(): Promise<ProcessRow[]> {
  const { stdout } = await promisify(execFile)('ps', psArguments).catch(() => ({
    stdout: '',
  }));
  return parsePs(stdout);
}

/** Lines of `ps -o pid=,ppid=,pgid=,rss=,stat=`; sessions are not told there, so the group stands for them. */
export function parsePs(text: string): ProcessRow[] {
  return text.split('\n').flatMap((line) => {
    const fields = line.trim().split(/\s+/);
    if (fields[4]?.startsWith('Z')) return [];
    const [pid, parent, group, kibibytes] = fields.map(Number);
    if (!pid || parent === undefined || group === undefined || kibibytes === undefined) return [];
    return [{ pid, parent, group, session: group, memory: kibibytes * 1024 }];
  });
}

function pageSize(): number {
  try {
    return Number(execFileSync('getconf', ['PAGESIZE'], { encoding: 'utf8' })) || 4096;
  } catch {
    return 4096;
  }
}
