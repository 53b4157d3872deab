import type { Version } from './docs.ts';
import type { Exchange } from './exchange.ts';
import type { Location } from './location.ts';
import type { Operation } from './operation.ts';

/** Who is to blame where server and document disagree. Only the first fails a run by itself. */
export type Blame = 'server' | 'document';

/** `certain`: the document says it; `likely`: it follows from what the document shows. */
export type Confidence = 'certain' | 'likely';

/** One disagreement of server and document, as a check sees it in one case. */
export interface Problem {
  /** Id of the check, such as `negative-refused`. */
  readonly check: string;
  readonly blame: Blame;
  readonly confidence: Confidence;
  /** One sentence; names the thing in backticks. */
  readonly message: string;
  /** Where the document promises it. */
  readonly location: Location;
  readonly expected?: string;
  readonly actual?: string;
  readonly fix?: string;
  /** Problems with one check and one cause are one finding. */
  readonly cause: string;
  /** The request that shows it, where the case sent several; and the operation that it calls. */
  readonly exchange?: Exchange;
  readonly operation?: string;
}

/** What the documented answer to a request is. */
export type Expectation =
  /** A documented success. */
  | { readonly kind: 'accepted' }
  /** Refused, with one of these statuses where the document names some. */
  | {
      readonly kind: 'refused';
      readonly why: 'invalid' | 'syntax' | 'media-type' | 'method' | 'credential' | 'absent';
      readonly statuses: readonly string[];
      /** The place in the body, or the name of the parameter, that an error must name. */
      readonly names?: string;
    }
  /** Valid by its schema, but it stands for something that the server knows: refused it may be, as invalid it may not. */
  | { readonly kind: 'well-formed'; readonly names: string; readonly statuses: readonly string[] }
  /** One of several allowed values, which may have a documented refusal of its own: as invalid it may not be refused. */
  | { readonly kind: 'choice'; readonly names: string; readonly statuses: readonly string[] }
  /** Nothing is promised but a documented answer. */
  | { readonly kind: 'documented' };

/** A case as reports show it. */
export interface CaseSummary {
  /** Stable by content: `<api>/<version>/<operation>/<kind>/<what>`. */
  readonly id: string;
  /** Id of its kind, such as `body-negative`. */
  readonly kind: string;
  readonly version: Version;
  readonly operation?: Operation;
  /** What it does, such as `/name longer than 100`. */
  readonly title: string;
  readonly location: Location;
}

/** A case that was played, or could not be. */
export interface CaseRun {
  readonly case: CaseSummary;
  /** What was sent for it and what came, in order; without the steps that lead there. */
  readonly exchanges: readonly Exchange[];
  readonly problems: readonly Problem[];
  /** Why nothing can be said, such as `this target has no mailbox`. */
  readonly notJudged?: string;
  /** Milliseconds. */
  readonly duration: number;
}

/** What is left of a case when it is over. */
export interface CaseRow {
  readonly id: string;
  readonly kind: string;
  readonly title: string;
  readonly location: Location;
  readonly state: 'passed' | 'failed' | 'not-judged';
  readonly reason?: string;
  /** Ids of the findings that it shows. */
  readonly findings: readonly string[];
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
}

/** Disagreements with one cause. */
export interface ContractFinding extends Omit<Problem, 'exchange' | 'cause' | 'operation'> {
  /** Stable: the same disagreement has the same in every run. */
  readonly id: string;
  /** `<api>/<version>` */
  readonly version: string;
  readonly operation?: string;
  /** How many cases show it, and the ids of the first of them. */
  readonly count: number;
  readonly cases: readonly string[];
  /** The smallest request that shows it, for a shell; secrets are masked. */
  readonly curl?: string;
  /** The command that shows it alone. */
  readonly reproduce: string;
  /** RFC 3339 date until which the baseline knows it. */
  readonly knownUntil?: string;
}

/** What `docproof test` found. */
export interface ContractReport {
  readonly toolVersion: string;
  readonly target: string;
  readonly seed: number;
  readonly shard?: string;
  readonly cases: readonly CaseRow[];
  /** Those of servers first, then those of documents. */
  readonly findings: readonly ContractFinding[];
  readonly coverage: readonly ContractCoverage[];
  readonly requests: number;
  /** Milliseconds. */
  readonly duration: number;
  /** What ended the run early, such as `the budget of 300 requests is used up`. */
  readonly stopped?: string;
  readonly failed: boolean;
  /** What was sent and came, where it was to be recorded. */
  readonly recorded?: readonly RecordedExchange[];
}

export interface RecordedExchange {
  /** RFC 3339. */
  readonly at: string;
  readonly exchange: Exchange;
}

/** One documented response of an operation: how often it came. */
export interface ContractCoverage {
  readonly version: string;
  readonly operation: string;
  readonly method: string;
  readonly path: string;
  readonly status: string;
  readonly answers: number;
}
