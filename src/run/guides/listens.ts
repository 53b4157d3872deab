import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Whether a process listens for connections over TCP; false where the system has no `/proc`. */
export function listens(pid: number): boolean {
  try {
    const own = readdirSync(`/proc/${pid}/fd`).flatMap((name) => inodeOf(`/proc/${pid}/fd/${name}`) ?? []);
    const waiting = ['tcp', 'tcp6'].flatMap((table) => listeners(`/proc/${pid}/net/${table}`));
    return own.some((inode) => waiting.includes(inode));
  } catch {
    return false;
  }
}

function inodeOf(link: string): string | undefined {
  try {
    return /^socket:\[(\d+)\]$/.exec(readlinkSync(link))?.[1];
  } catch {
    return undefined;
  }
}

/** Sockets in the state `0A`, by their inode: https://docs.kernel.org/networking/proc_net_tcp.html */
function listeners(table: string): string[] {
  return readFileSync(table, 'utf8')
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .flatMap((fields) => (fields[3] === '0A' && fields[9] !== undefined ? [fields[9]] : []));
}
