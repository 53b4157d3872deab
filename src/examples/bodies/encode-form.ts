import { percentEncode } from '../../lib/percent-encode.ts';

/** Writes pairs as `application/x-www-form-urlencoded`, a space as `%20` so that every reader of a query takes it for one. */
export function encodeForm(pairs: readonly (readonly [string, string])[]): string {
  return pairs.map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`).join('&');
}
