import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Host, Language, RunContext } from '../../languages/language.ts';
import type { ProcessLimits, ProcessResult } from '../../lib/supervise.ts';
import type { Cell } from './cell.ts';
import { cleanEnvironment } from './environment.ts';
import { HostLost } from './host-events.ts';
import { createHostPool, type HostPool } from './host-pool.ts';
import { type Job, startHost } from './host-process.ts';

/** The hosts of a run: started when they are needed first, stopped with the run. */
export interface Hosts {
  /** Says that programs of a language are about to run: for a few no host is started. */
  readonly expect: (language: Language, programs: number) => void;
  /** Whether a program of the language is to be given to a host. */
  readonly serve: (language: Language) => boolean;
  /** Runs a program in a host. Rejects with `HostLost` when the host did not survive it. */
  readonly run: (language: Language, job: Job, limits: ProcessLimits) => Promise<ProcessResult>;
  readonly stop: () => Promise<void>;
}

export interface HostsOptions {
  /** Folder for their sockets and homes. Short: the path of a socket has some 100 bytes. */
  readonly folder: string;
  readonly context: Pick<RunContext, 'caFile' | 'packages'>;
  /** Programs that run at the same time. */
  readonly concurrency: number;
  /** Where they run: the command that runs a command there. */
  readonly enter: Cell['enter'];
}

interface Service {
  readonly pool: HostPool;
  /** Programs that were announced. */
  announced: number;
  /** Hosts that were lost since the last program that one has run. */
  losses: number;
}

/** A host costs as much as some programs that are started alone. */
const worthwhile = 4;
/** So many hosts lost one after the other: it is not the programs. */
const hopeless = 3;

/** Makes the hosts of a run; none is started yet. */
export function createHosts(options: HostsOptions): Hosts {
  const services = new Map<string, Service>();
  let stopped = false;

  const expect = ({ id, runner: { host } }: Language, programs: number): void => {
    if (!host) return;
    const service = services.get(id) ?? { pool: openPool(id, host, options), announced: 0, losses: 0 };
    services.set(id, service);
    service.announced += programs;
    service.pool.expect(programs);
  };
  const serve = ({ id }: Language): boolean => {
    const service = services.get(id);
    return !stopped && service !== undefined && service.announced >= worthwhile && service.losses < hopeless;
  };
  const run = async ({ id }: Language, job: Job, limits: ProcessLimits): Promise<ProcessResult> => {
    const service = services.get(id);
    if (!service) throw new Error(`no host for language \`${id}\``);
    service.losses += 1;
    const host = await service.pool.take().catch((cause) => {
      throw Object.assign(new HostLost('its host does not start', { cause }), { begun: false });
    });
    try {
      const result = await host.run(job, limits);
      service.losses = 0;
      return result;
    } finally {
      service.pool.giveBack(host);
    }
  };
  const stop = async (): Promise<void> => {
    stopped = true;
    await Promise.all([...services.values()].map(({ pool }) => pool.stop()));
  };
  return { expect, serve, run, stop };
}

/** Nobody listens there: what is loaded ahead has nothing to say to the Wire. */
const noProxy = 'http://127.0.0.1:9';

function openPool(
  id: string,
  { kind, command }: Host,
  { folder, context, concurrency, enter }: HostsOptions,
) {
  let started = 0;
  return createHostPool({
    most: concurrency,
    start: async () => {
      const name = join(folder, `${id}-${++started}`);
      await mkdir(name, { recursive: true });
      const host = command({ ...context, proxy: noProxy });
      const env = cleanEnvironment(name, host.env, []);
      return startHost(kind, { ...enter(host), cwd: name, env }, `${name}.s`);
    },
  });
}
