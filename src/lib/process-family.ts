import { setImmediate as nextTurn, setTimeout as sleep } from 'node:timers/promises';
import { type ProcessRow, readProcessTable, readProcessTableAtOnce } from './process-table.ts';

/** A process that leads a group of its own, with whatever descends from it. */
export interface ProcessFamily {
  /** Signals every group of the family that is known. */
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Looks for members that have left the leader's group, then kills all that is left, but for the one to be spared. */
  readonly end: (options?: { readonly sparing?: number }) => Promise<void>;
  /** Those that run beside the leader at this moment, by process id. */
  readonly others: () => readonly number[];
  /** Watches it no more: it is over, or somebody else's. */
  readonly leave: () => void;
}

/** What a family uses at one moment. */
export interface FamilyUsage {
  /** Bytes. */
  readonly memory: number;
  readonly processes: number;
}

interface Watch {
  readonly leader: number;
  /** Those that were seen; of a host the present ones alone, since those of programs that are over may be a stranger's. */
  readonly groups: Set<number>;
  readonly isHost: boolean;
  readonly onUsage: (usage: FamilyUsage) => void;
  readonly onInterruption: NodeJS.Signals;
}

const interval = 100;
const watches = new Set<Watch>();
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
let sampling = false;

/**
 * Watches a process that was started as leader of its group; when we end before it, it is killed. When we are
 * interrupted it gets a signal, by default the one that nobody survives.
 */
export function watchFamily(
  leader: number,
  {
    onUsage = () => {},
    onInterruption = 'SIGKILL',
    isHost = false,
  }: {
    readonly onUsage?: (usage: FamilyUsage) => void;
    readonly onInterruption?: NodeJS.Signals;
    /** It lives long and starts others, which are watched as families of their own. @default false */
    readonly isHost?: boolean;
  } = {},
): ProcessFamily {
  const watch: Watch = { leader, groups: new Set([leader]), isHost, onUsage, onInterruption };
  if (watches.size === 0) outliveNobody();
  watches.add(watch);
  void sampleWhileWatched();

  const end = async ({ sparing }: { readonly sparing?: number } = {}): Promise<void> => {
    // Whoever has left the group is known by its parent, while that lives; others may come while we kill.
    for (let rounds = 2, found = 1; rounds > 0 && found > 0; rounds--) {
      const members = findMembers(watch, readProcessTableAtOnce()).filter(({ pid }) => pid !== sparing);
      if (sparing === undefined) signalGroups(watch, 'SIGKILL');
      else for (const { pid } of members) signalQuietly(pid, 'SIGKILL');
      found = members.length;
      if (found > 0) await nextTurn();
    }
    leave();
  };
  const leave = (): void => {
    watches.delete(watch);
    // Their numbers may be given to strangers from now on.
    watch.groups.clear();
    if (watches.size === 0) stopListening();
  };
  // What is over and waits to be buried holds no memory.
  const others = () =>
    findMembers(watch, readProcessTableAtOnce()).flatMap(({ pid, memory }) =>
      pid === leader || memory === 0 ? [] : [pid],
    );
  return { signal: (signal) => signalGroups(watch, signal), others, end, leave };
}

/** One look at the table serves all families. */
async function sampleWhileWatched(): Promise<void> {
  if (sampling) return;
  sampling = true;
  while (watches.size > 0) {
    await sleep(interval, undefined, { ref: false });
    const table = await readProcessTable();
    for (const watch of watches) {
      const members = findMembers(watch, table);
      const memory = members.reduce((sum, row) => sum + row.memory, 0);
      watch.onUsage({ memory, processes: members.length });
    }
  }
  sampling = false;
}

/** Who belongs to a known group or session, and their children, wherever these went. */
function findMembers({ leader, groups, isHost }: Watch, table: readonly ProcessRow[]): ProcessRow[] {
  if (isHost) {
    groups.clear();
    groups.add(leader);
  }
  const members = new Map<number, ProcessRow>();
  for (let before = -1; before < members.size; ) {
    before = members.size;
    for (const row of table) {
      if (!groups.has(row.group) && !groups.has(row.session) && !members.has(row.parent)) continue;
      members.set(row.pid, row);
      groups.add(row.group).add(row.session);
    }
  }
  return [...members.values()];
}

function signalGroups({ groups }: Watch, signal: NodeJS.Signals): void {
  for (const group of groups) {
    // 0 and 1 would mean our own group and everybody.
    if (group > 1) signalQuietly(-group, signal);
  }
}

function signalQuietly(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Nobody is left.
  }
}

function outliveNobody(): void {
  process.on('exit', killAll);
  for (const signal of signals) process.on(signal, onSignal);
}

function stopListening(): void {
  process.off('exit', killAll);
  for (const signal of signals) process.off(signal, onSignal);
}

function killAll(): void {
  signalAll(() => 'SIGKILL');
}

function signalAll(choose: (watch: Watch) => NodeJS.Signals): void {
  const table = watches.size > 0 ? readProcessTableAtOnce() : [];
  for (const watch of watches) findMembers(watch, table);
  for (const watch of watches) signalGroups(watch, choose(watch));
}

/** Ours must not be the listener that keeps the program alive after Ctrl-C. */
function onSignal(signal: NodeJS.Signals): void {
  if (process.listenerCount(signal) > 1) {
    signalAll((watch) => watch.onInterruption);
    return;
  }
  killAll();
  process.off(signal, onSignal);
  process.kill(process.pid, signal);
}
