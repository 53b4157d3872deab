/** What a session tells its terminal and the pages that are open. */
export type DevEvent =
  /** Paths below `site/` whose content is another than before. */
  | { readonly kind: 'pages'; readonly paths: readonly string[] }
  /** Something cannot be read or made; the last good site stays. */
  | { readonly kind: 'broken'; readonly message: string; readonly editor?: string }
  | { readonly kind: 'proving'; readonly text: string }
  | ProofsEvent;

/** What is known after everything that a change touches ran and was judged. */
export interface ProofsEvent {
  readonly kind: 'proofs';
  readonly proven: number;
  readonly failed: number;
  readonly notProven: number;
  /** How many proofs this change asked for. */
  readonly asked: number;
  readonly failures: readonly Failure[];
}

/** A Finding at error level with the way to its source. */
export interface Failure {
  readonly rule: string;
  readonly message: string;
  /** `file:line:column` */
  readonly place: string;
  /** A URL that opens the place in the writer's editor. */
  readonly editor: string;
  readonly expected?: string;
  readonly actual?: string;
  readonly fix?: string;
}
