import type { ChildProcess } from 'node:child_process';
import { constants } from 'node:os';
import { createInterface } from 'node:readline';
import type { Ending } from '../../lib/supervise.ts';

/** The host did not live to tell how its program ended, or does not answer. */
export class HostLost extends Error {
  override readonly name = 'HostLost';
  /** Whether the program may have run by then. */
  begun = true;
}

/** What a host tells of its programs. */
export interface HostEvents {
  /** The process of the program that starts next. Rejects with `HostLost`. */
  readonly started: () => Promise<number>;
  /** How it ended. Rejects with `HostLost`. */
  readonly ended: () => Promise<Ending>;
}

/** Reads the events that a host writes to its standard output; what else stands there is not ours. */
export function readEvents(child: ChildProcess): HostEvents {
  if (!child.stdout) throw new TypeError('the output of the host is not piped');
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  child.stderr?.resume();
  const find = async (event: RegExp): Promise<RegExpExecArray> => {
    for (;;) {
      const { done, value } = await lines.next();
      if (done) throw new HostLost('its host ended');
      const found = event.exec(value);
      if (found) return found;
    }
  };
  return {
    started: async () => Number((await find(/^started (\d+)$/))[1]),
    ended: async () => {
      const [, kind, number] = await find(/^(exited|signalled) (\d+)$/);
      return kind === 'exited' ? [Number(number), null] : [null, signalName(Number(number))];
    },
  };
}

function signalName(number: number): NodeJS.Signals {
  const names = Object.keys(constants.signals) as NodeJS.Signals[];
  return names.find((name) => constants.signals[name] === number) ?? 'SIGKILL';
}

/** Waits for what a host has to tell, and takes the host for lost after so many milliseconds. */
export async function within<T>(milliseconds: number, told: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const over = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new HostLost('its host does not answer')), milliseconds);
  });
  try {
    return await Promise.race([told, over]);
  } finally {
    clearTimeout(timer);
  }
}
