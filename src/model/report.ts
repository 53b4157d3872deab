import type { Confinement } from './execution.ts';
import type { Finding } from './finding.ts';
import type { Proof, Strength } from './proof.ts';

/** What a run found, ready to be printed: every Finding has its line and column. */
export interface Report {
  readonly toolVersion: string;
  readonly target: string | null;
  readonly specs: readonly { readonly api: string; readonly version: string; readonly digest: string }[];
  readonly proofs: readonly Proof[];
  /** All findings in the order in which they are shown, those of proofs included. */
  readonly findings: readonly Finding[];
  readonly coverage: Coverage;
  /** What ran, such as `45 programs, 62 scenes`; and how many proofs hold from earlier builds. */
  readonly ran: { readonly programs: number; readonly scenes: number; readonly recalled: number };
  /** Programs by what kept them from the network, those of earlier builds included. */
  readonly confinement: Readonly<Record<Confinement, number>>;
  /** Not proven counts as failure. */
  readonly strict: boolean;
  /** Reasons that `strict` forgives. */
  readonly allowNotProven: readonly string[];
  readonly failed: boolean;
  /** Pages that `--update` rewrote, each with what changed; unset when none was. */
  readonly updates?: readonly { readonly file: string; readonly diff: string }[];
}

/** How many proofs of each kind are in which state, and how strong the proven ones are. */
export interface Coverage {
  readonly rows: readonly {
    readonly kind: Proof['kind'];
    readonly proven: number;
    readonly failed: number;
    readonly notProven: number;
  }[];
  readonly byStrength: Readonly<Record<Strength, number>>;
}
