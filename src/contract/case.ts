import type { CaseSummary, Expectation, Problem } from '../model/contract.ts';
import type { HttpRequest } from '../model/example.ts';
import type { Flow } from '../model/flow.ts';
import type { Operation } from '../model/operation.ts';
import type { WantedResponse } from '../run/run-responses.ts';
import type { StepRun } from '../run/scenes/scene.ts';
import type { Approach } from './approach.ts';

/** One thing to try, and what the document says must come of it. */
export type Case = Probe | Sequence | Mechanical | Exploration;

/** One request: the documented good one of an operation with one change. */
export interface Probe extends CaseSummary {
  readonly form: 'probe';
  readonly operation: Operation;
  readonly approach: Approach;
  /** Makes the change; undefined where the live request has nothing to change. */
  readonly alter: (request: HttpRequest) => HttpRequest | undefined;
  readonly expectation: Expectation;
  /** `shared`: refused before state, so that many use one subject; `fresh`: it may change state. */
  readonly subject: 'shared' | 'fresh';
  /** Another value of the right form, to see how one is answered that is merely unknown. */
  readonly refer?: (request: HttpRequest) => HttpRequest | undefined;
  /** Id of the case on the other side of the boundary. */
  readonly neighbour?: string;
}

/** Several requests in one Scene. */
export interface Sequence extends CaseSummary {
  readonly form: 'sequence';
  readonly flow: Flow;
  /** Steps that are sent at the same moment. */
  readonly together?: readonly string[];
  /** The check by whose name a step that went otherwise is reported. @default 'flow-held' */
  readonly check?: string;
  /** Whether the document never said that its steps go so: then only the last ones count. */
  readonly assumed?: boolean;
  /** What else must hold of the steps as a whole. */
  readonly judge?: (runs: readonly StepRun[]) => readonly Problem[];
}

/** Random changes of the good request of an operation. */
export interface Exploration extends CaseSummary {
  readonly form: 'exploration';
  readonly operation: Operation;
  readonly approach: Approach;
  /** Places of its JSON body. */
  readonly pointers: readonly string[];
  readonly seed: number;
}

/** A documented answer that HTTP itself gives, provoked by one change that is the same for every operation. */
export interface Mechanical extends CaseSummary {
  readonly form: 'mechanical';
  readonly wanted: WantedResponse;
}
