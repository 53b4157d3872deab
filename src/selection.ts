/** What `--only` leaves of a run. */
export interface Selection {
  /** Whether something with these names, from the general to the particular, is to be run. */
  readonly has: (names: readonly string[]) => boolean;
  readonly isAll: boolean;
  /** As they were given. */
  readonly globs: readonly string[];
}

/**
 * Makes a selection of globs over proof ids: `login`, `login/basic/curl`, `ruby`, `guides/auth/v1/*`.
 * A glob matches an id when it matches some run of whole segments of it.
 */
export function createSelection(globs: readonly string[]): Selection {
  const patterns = globs.map((glob) => new RegExp(`(^|/)${globToPattern(glob)}(/|#|$)`));
  return {
    isAll: patterns.length === 0,
    globs,
    has: (names) =>
      patterns.length === 0 || patterns.some((pattern) => names.some((name) => pattern.test(name))),
  };
}

function globToPattern(glob: string): string {
  return glob
    .split('*')
    .map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^/]*');
}
