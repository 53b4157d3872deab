import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import type { FlowInput } from '../../model/flow.ts';
import type { Json } from '../../model/json.ts';

/** The live value of a Flow's input: new where the Flow says so, of the literal's form and no longer than APIs accept; else the literal. */
export function freshValue(input: FlowInput): Json {
  const literal = typeof input.literal === 'string' ? input.literal : '';
  const unique = randomBytes(6).toString('hex');
  switch (input.fresh) {
    case 'email': {
      const at = literal.lastIndexOf('@');
      const [local, domain] =
        at < 1 ? ['reader', 'example.com'] : [literal.slice(0, at), literal.slice(at + 1)];
      // RFC 5321 section 4.5.3.1.1: 64 characters before the `@`.
      return `${local.slice(0, 51).replace(/\.+$/, '')}.${unique}@${domain}`;
    }
    case 'username':
      return `${literal.slice(0, 17)}_${unique}`;
    case 'fingerprint':
      return fingerprint(literal);
    case 'uuid':
      return randomUUID();
    default:
      return input.literal;
  }
}

/** As many characters of the same alphabet behind the same prefix. */
function fingerprint(literal: string): string {
  const prefix = /^[A-Za-z]+[_-]/.exec(literal)?.[0] ?? '';
  const rest = literal.slice(prefix.length);
  const length = Math.max(rest.length, 12);
  const isHex = /^[0-9a-f]*$/.test(rest);
  const alphabet = isHex
    ? '0123456789abcdef'
    : '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
  return prefix + Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join('');
}
