import type { Language } from '../../languages/language.ts';
import type { Confinement } from '../../model/execution.ts';
import type { Wire } from '../wire/wire.ts';
import type { Cell } from './cell.ts';
import type { Hosts } from './hosts.ts';

/** What programs are executed with: the same for all of a run. */
export interface Workshop {
  readonly wire: Wire;
  /** What runs programs with less than a process each. */
  readonly hosts: Hosts;
  /** Where programs run: the command that runs a command there. */
  readonly enter: Cell['enter'];
  /** Opens the ports of the Wire that can be reached from there. */
  readonly listen: Cell['listen'];
  /** What keeps programs there from the network. */
  readonly confinement: Confinement;
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
  /** Ends the hosts, then the Wire, then what programs ran in. */
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
