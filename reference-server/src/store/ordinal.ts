let last = 0;

/** A number that grows with every call, so that what happened within one moment keeps its order; real microseconds. */
export function nextOrdinal(): number {
  last = Math.max(last + 1, Date.now() * 1000);
  return last;
}
