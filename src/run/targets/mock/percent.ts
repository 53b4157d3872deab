/** Decodes percent-encoded UTF-8; undefined where the text is none. */
export function percentDecode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/**
 * A path in one spelling: [unreserved characters](https://www.rfc-editor.org/rfc/rfc3986#section-6.2.2) decoded,
 * hexadecimal digits in upper case, what may not stand in a path encoded.
 */
export function normalisePath(path: string): string {
  return path.replace(/%([0-9A-Fa-f]{2})|[^\w.~!$&'()*+,;=:@/-]+/g, (found, hex?: string) => {
    if (hex === undefined) return encodeURIComponent(found.toWellFormed());
    const character = String.fromCharCode(Number.parseInt(hex, 16));
    return /[\w.~-]/.test(character) ? character : found.toUpperCase();
  });
}
