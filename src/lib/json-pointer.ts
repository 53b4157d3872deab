/** A JSON Pointer (RFC 6901) with one more reference token at its end. */
export function appendToPointer(pointer: string, ...tokens: readonly (string | number)[]): string {
  return pointer + tokens.map((token) => `/${escapeToken(String(token))}`).join('');
}

/** The reference tokens of a JSON Pointer, unescaped; `''` has none. */
export function pointerToTokens(pointer: string): string[] {
  return pointer === '' ? [] : pointer.replace(/^\//, '').split('/').map(unescapeToken);
}

/** The pointer in a URI fragment such as `#/paths/~1users%7Bid%7D`; `#` and `#/` are the whole document. */
export function fragmentToPointer(fragment: string): string {
  const text = fragment.replace(/^#/, '');
  if (text === '/') return '';
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The value that a pointer leads to, undefined where it leads nowhere. */
export function valueAtPointer(root: unknown, pointer: string): unknown {
  return pointerToTokens(pointer).reduce(stepInto, root);
}

/** The member or item of a value that one reference token names. */
export function stepInto(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
  return (value as Record<string, unknown>)[token];
}

function escapeToken(token: string): string {
  return token.replaceAll('~', '~0').replaceAll('/', '~1');
}

function unescapeToken(token: string): string {
  return token.replaceAll('~1', '/').replaceAll('~0', '~');
}
