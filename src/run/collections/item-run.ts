/** What came of one request of a collection. */
export interface ItemRun {
  readonly id: string;
  readonly name: string;
  /** Of its answer, where one came. */
  readonly status?: number;
  readonly tests: readonly { readonly name: string; readonly failure?: string }[];
  /** What went wrong besides its tests: no answer, a script that broke off. */
  readonly errors: readonly string[];
  /** What its scripts wrote to the console. */
  readonly said: readonly string[];
}
