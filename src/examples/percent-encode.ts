/** Percent-encodes everything but the unreserved characters of [RFC 3986 section 2.3](https://www.rfc-editor.org/rfc/rfc3986#section-2.3). */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Like `percentEncode`, but keeps reserved characters and existing triplets, as `allowReserved` asks. */
export function percentEncodeReserved(text: string): string {
  return text
    .split(/(%[0-9A-Fa-f]{2}|[:/?#[\]@!$&'()*+,;=])/)
    .map((part, index) => (index % 2 === 1 ? part : percentEncode(part)))
    .join('');
}
