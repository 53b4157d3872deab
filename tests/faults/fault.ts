/** A defect of the reference server, planted from outside, and the check that must find it. */
export interface Fault {
  /** What is wrong, in one line. */
  readonly fault: string;
  /** Cases that are enough to find it: what `--only` takes. */
  readonly only: readonly string[];
  /** Text that stands in place of another one in a copy of one module; or what a plugin changes in answers. */
  readonly module?: { readonly file: string; readonly find: string; readonly replace: string };
  readonly answer?: AnswerChange;
  readonly expect: { readonly check: string; readonly operation: string };
}

export interface AnswerChange {
  /** Regular expression over the whole path. */
  readonly path: string;
  readonly method?: string;
  /** Only answers of this status. */
  readonly when?: number;
  readonly status?: number;
  /** `null` takes a header away. */
  readonly headers?: Readonly<Record<string, string | null>>;
  readonly set?: Readonly<Record<string, unknown>>;
  readonly remove?: readonly string[];
  readonly body?: unknown;
}
