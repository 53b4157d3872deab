import type { Exchange } from './exchange.ts';

/** What came of running one program. */
export interface Execution {
  readonly outcome: Outcome;
  readonly stdout: string;
  readonly stderr: string;
  readonly exchanges: readonly Exchange[];
  /** Milliseconds. */
  readonly duration: number;
  /** Set when this is the second run of the program, with why the first one told nothing, such as `its host ended`. */
  readonly retried?: string;
  /** What kept the program from the network. */
  readonly confinement?: Confinement;
}

/** `proxy only`: its runtime was told to call the Wire. In a network namespace it can reach nothing else. */
export type Confinement = 'network namespace' | 'proxy only';

export type Outcome =
  | { readonly kind: 'exited'; readonly code: number }
  | { readonly kind: 'signalled'; readonly signal: string }
  /** A limit was passed: `time`, `memory`, `output` or `processes`, with the limit in words. */
  | { readonly kind: 'stopped'; readonly limit: string };
