import { createHash, createHmac, randomInt } from 'node:crypto';
import type { Keys } from './keys.ts';
import { randomText } from './random-text.ts';

const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';

/** Makes a code of six digits, as a mail brings it. */
export function newOneTimeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}

/** Makes ten codes for the day when no mail comes, each of about 50 random bits. */
export function newBackupCodes(): readonly string[] {
  const text = (length: number) =>
    Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
  // A digit comes first, so that no code looks like words.
  return Array.from({ length: 10 }, () => `${randomInt(10)}${text(4)}-${text(5)}`);
}

/** What the store keeps of a code; keyed, since all codes of six digits are quickly tried. */
export function hashCode(keys: Keys, owner: string, code: string): string {
  return createHmac('sha256', keys.codes).update(`${owner} ${code}`).digest('base64url');
}

/** Makes the token that stands for a right password until the code follows. */
export function newTemporaryToken(): string {
  return `tmp_${randomText(43)}`;
}

/** What the store keeps of a temporary token. */
export function hashTemporaryToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
