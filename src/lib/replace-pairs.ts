/**
 * Replaces each `from` by its `to` in a text, the longest first, so that no replacement cuts another short, and in one
 * go, so that none is replaced again. What is shorter than four characters stands in too many places to be replaced.
 */
export function replacePairs(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  const byFrom = new Map([...pairs].reverse().filter(([from]) => from.length > 3));
  if (byFrom.size === 0) return text;
  const patterns = [...byFrom.keys()]
    .sort((one, other) => other.length - one.length)
    .map((from) => from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return text.replace(new RegExp(patterns.join('|'), 'g'), (from) => byFrom.get(from) ?? from);
}
