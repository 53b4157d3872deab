import type { Language } from '../../languages/language.ts';
import type { Wire } from '../wire/wire.ts';
import type { Hosts } from './hosts.ts';

/** What programs are executed with: the same for all of a run. */
export interface Workshop {
  readonly wire: Wire;
  /** What runs programs with less than a process each. */
  readonly hosts: Hosts;
  /** PEM file that holds the Wire's CA. */
  readonly caFile: string;
  /** PEM files of a certificate from the same CA, for programs that show one. */
  readonly clientCertificate: { readonly certificate: string; readonly key: string };
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
  /** Ends the hosts, then the Wire. */
  readonly close: () => Promise<void>;
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
