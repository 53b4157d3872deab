/** How the blocks of a page in one language share a state: the program that a session of it runs. */
export interface SessionHost {
  /**
   * The text of the program, given the texts of all blocks in their order, and further files beside it. Of each order, a
   * line of words in Base64, the first is the path of a block, the others are `name=value` for its environment.
   */
  readonly files: (
    blocks: readonly string[],
  ) => readonly [
    { readonly name: string; readonly text: string },
    ...{ readonly name: string; readonly text: string }[],
  ];
}

/** Returns its argument, typed. */
export function defineSessionHost(host: SessionHost): SessionHost {
  return host;
}
