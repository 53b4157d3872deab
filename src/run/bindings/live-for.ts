import type { Binding, Place } from '../../model/binding.ts';

/** The live value that stands for a text at a place: the one of the place, else of all places, where short literals count for nothing. */
export function liveFor(text: string, place: Place, bindings: readonly Binding[]): string | undefined {
  const exact = bindings.find((each) => each.literal === text && each.place && samePlace(each.place, place));
  if (exact) return exact.live;
  return text.length >= 8
    ? bindings.find((binding) => binding.literal === text && !binding.place)?.live
    : undefined;
}

function samePlace(one: Place, other: Place): boolean {
  if (one.in !== other.in) return false;
  if (one.in === 'body' && other.in === 'body') return one.pointer === other.pointer;
  if (!('name' in one) || !('name' in other)) return true;
  // Names of header fields alone have no case.
  const plain = (name: string) => (one.in === 'header' ? name.toLowerCase() : name);
  return plain(one.name) === plain(other.name);
}
