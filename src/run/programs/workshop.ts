import type { Language } from '../../languages/language.ts';
import type { Wire } from '../wire/wire.ts';

/** What programs are executed with: the same for all of a run. */
export interface Workshop {
  readonly wire: Wire;
  /** PEM file that holds the Wire's CA beside the system's. */
  readonly caFile: string;
  /** A folder for this run, removed after it. */
  readonly folder: string;
  /** Stays between runs: packages of `docproof setup`, compiler caches. */
  readonly cache: string;
  readonly languages: readonly Language[];
  readonly limits: ProgramLimits;
  /** Programs that run at the same time. */
  readonly concurrency: number;
  /** Nothing is started any more when it aborts. */
  readonly interruption: AbortSignal | undefined;
}

export interface ProgramLimits {
  /** Seconds. */
  readonly time: number;
  /** MiB. */
  readonly memory: number;
  /** Bytes of standard output and error together. */
  readonly output: number;
  readonly processes: number;
}
