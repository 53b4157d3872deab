import type { HostProcess } from './host-process.ts';

/** The hosts of one language: those that run a program, and those that wait for one. */
export interface HostPool {
  /** Says that programs are about to come. */
  readonly expect: (programs: number) => void;
  /** A host that takes a job; waits for one when as many run as may. */
  readonly take: () => Promise<HostProcess>;
  /** To be called for every host that was taken. */
  readonly giveBack: (host: HostProcess) => void;
  readonly stop: () => Promise<void>;
}

export interface HostPoolOptions {
  readonly start: () => Promise<HostProcess>;
  /** Hosts at work at the same time. */
  readonly most: number;
}

/** For so many programs one further host is worth its start. */
const programsPerHost = 25;

/** Makes a pool without hosts. */
export function createHostPool({ start, most }: HostPoolOptions): HostPool {
  const alive = new Set<HostProcess>();
  const idle: Promise<HostProcess>[] = [];
  const waiting: ((host: Promise<HostProcess>) => void)[] = [];
  let count = 0;
  let announced = 0;
  let stopped = false;

  const begin = async (): Promise<HostProcess> => {
    count += 1;
    try {
      const host = await start();
      alive.add(host);
      if (stopped) await host.stop();
      return host;
    } catch (error) {
      count -= 1;
      throw error;
    }
  };
  const take = (): Promise<HostProcess> => {
    const known = idle.shift();
    if (known) return known;
    if (count < Math.min(most, Math.ceil(announced / programsPerHost))) return begin();
    return new Promise((resolve) => waiting.push(resolve));
  };
  const giveBack = (host: HostProcess): void => {
    const next = waiting.shift();
    if (host.isReady()) {
      if (next) next(Promise.resolve(host));
      else idle.push(Promise.resolve(host));
      return;
    }
    alive.delete(host);
    count -= 1;
    next?.(begin());
  };
  const expect = (programs: number): void => {
    announced += programs;
  };
  const stop = async (): Promise<void> => {
    stopped = true;
    await Promise.all([...alive].map((host) => host.stop()));
  };
  return { expect, take, giveBack, stop };
}
