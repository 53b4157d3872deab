/** [application/x-www-form-urlencoded](https://url.spec.whatwg.org/#urlencoded-serializing) with `%20` for the space. */
export function toFormText(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${encodeFormName(name)}=${encodeFormName(value)}`).join('&');
}

/** Percent-encodes one name or value of a form. */
export function encodeFormName(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /['()!~]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Tells whether a dictionary can hold the pairs: no name comes twice. */
export function hasUniqueNames(pairs: readonly (readonly [string, string])[]): boolean {
  return new Set(pairs.map(([name]) => name)).size === pairs.length;
}
