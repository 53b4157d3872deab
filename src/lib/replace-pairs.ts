/** Replaces each `from` by its `to` in a text, the longest first, so that no replacement cuts another short. */
export function replacePairs(text: string, pairs: readonly (readonly [from: string, to: string])[]): string {
  return [...pairs]
    .filter(([from]) => from.length > 3)
    .sort(([one], [other]) => other.length - one.length)
    .reduce((result, [from, to]) => result.replaceAll(from, to), text);
}
