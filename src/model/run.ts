import type { Binding } from './binding.ts';
import type { Version } from './docs.ts';
import type { Example, ExpectedResponse } from './example.ts';
import type { Exchange } from './exchange.ts';
import type { Execution } from './execution.ts';
import type { Finding } from './finding.ts';
import type { Flow } from './flow.ts';
import type { Block, Guide } from './guide.ts';
import type { CodeSample, Operation } from './operation.ts';
import type { Snippet } from './snippet.ts';

/** What is left of a Scene when it is over: enough to compare its answers with the documentation. */
export interface SceneRecord {
  /** Known before the answers came that are compared. */
  readonly bindings: readonly Binding[];
  /** Taken out of these very answers by outputs of the Flow: they name what varies there, and prove nothing. */
  readonly taken: readonly Binding[];
  /** Start of the Scene, milliseconds: on the Target's clock, and as the documentation has it. */
  readonly start: number;
  readonly documentedStart?: number;
  /** Whether the clock is the Scene's own, so that times must agree to the second. */
  readonly controlled: boolean;
}

/** Why something did not run: nothing to blame the documentation for, or a Finding. */
export type Obstacle =
  | { readonly kind: 'not-proven'; readonly reason: string }
  | { readonly kind: 'failed'; readonly finding: Finding };

/** A Flow that was played from its first to its last step, or to the one that went wrong. */
export interface FlowRun {
  readonly version: Version;
  readonly flow: Flow;
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** A request without the credential that its operation asks for. */
export interface SecurityRun {
  readonly version: Version;
  readonly operation: Operation;
  readonly exchange?: Exchange;
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** A documented response that was asked for. */
export interface ResponseRun {
  readonly version: Version;
  readonly operation: Operation;
  readonly expected: ExpectedResponse;
  readonly example?: Example;
  readonly scene?: SceneRecord;
  readonly exchange?: Exchange;
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** A snippet that was executed. */
export interface SnippetRun {
  readonly version: Version;
  readonly snippet: Snippet;
  readonly scene?: SceneRecord;
  readonly execution?: Execution;
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** A block of a guide that was executed, or is compared with what was. */
export interface BlockRun {
  readonly version?: Version;
  readonly guide: Guide;
  readonly block: Block;
  readonly scene?: SceneRecord;
  /** Of this block, or for `response` and `output` of the command before it. */
  readonly execution?: Execution;
  /** The operation that each of the execution's exchanges performs. */
  readonly operations?: readonly (Operation | undefined)[];
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
  /** What the Scene has to say, such as a step of the flow that the page leaves out. */
  readonly findings: readonly Finding[];
}

/** A code sample of the document that was executed. */
export interface SampleRun {
  readonly version: Version;
  readonly operation: Operation;
  readonly sample: CodeSample;
  /** From 1, in the order of the document. */
  readonly number: number;
  /** Id of the language whose runner executed it. */
  readonly language?: string;
  readonly execution?: Execution;
  /** The operation that each of the execution's exchanges performs. */
  readonly operations?: readonly (Operation | undefined)[];
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** A request of a collection that was sent by the program that collections are for. */
export interface CollectionRun {
  readonly version: Version;
  readonly example: Example;
  readonly item?: CollectionItem;
  /** Its `sent` has literals where the collection had variables. */
  readonly exchange?: Exchange;
  readonly obstacle?: Obstacle;
  /** RFC 3339: when it ran, where that was in an earlier build. */
  readonly ranAt?: string;
}

/** What came of a request of a collection. */
export interface CollectionItem {
  /** Of its answer, where one came. */
  readonly status?: number;
  readonly tests: readonly { readonly name: string; readonly failure?: string }[];
  /** What went wrong besides its tests: no answer, a script that broke off. */
  readonly errors: readonly string[];
  /** What its scripts wrote to the console. */
  readonly said: readonly string[];
}
