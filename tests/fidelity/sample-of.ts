/** A sample that is the same for the same seed, in the order of the whole; all of it when it is no larger than the sample. */
export function sampleOf<Item>(items: readonly Item[], size: number, seed: number): readonly Item[] {
  if (items.length <= size) return items;
  const random = mulberry32(seed);
  const ranked = items.map((item, index) => ({ item, index, rank: random() }));
  const chosen = ranked.toSorted((one, other) => one.rank - other.rank).slice(0, size);
  return chosen.toSorted((one, other) => one.index - other.index).map(({ item }) => item);
}

/** A generator of numbers from 0 to 1 with 32 bits of state; good enough to draw a sample. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
