/** Percent-encodes everything but the unreserved characters of [RFC 3986 section 2.3](https://www.rfc-editor.org/rfc/rfc3986#section-2.3). */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, triplet);
}

/**
 * Like `percentEncode`, but keeps reserved characters and existing triplets, as
 * [reserved expansion](https://www.rfc-editor.org/rfc/rfc6570#section-3.2.3) does. Of these `also` are encoded none the
 * less, being the application's to encode: at least `#`, which would end the request target.
 */
export function percentEncodeReserved(text: string, also = '#'): string {
  return text
    .split(/(%[0-9A-Fa-f]{2}|[:/?#[\]@!$&'()*+,;=])/)
    .map((part, index) => (index % 2 === 1 && !also.includes(part) ? part : percentEncode(part)))
    .join('');
}

function triplet(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
