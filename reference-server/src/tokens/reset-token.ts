import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Keys } from './keys.ts';
import { randomText } from './random-text.ts';

/** Makes the id of a password reset, which the store keeps; it is worth nothing without its signature. */
export function newResetId(): string {
  return randomText(32);
}

/** Turns the id of a reset into the token that travels in the mail: the id, signed with HMAC-SHA256. */
export function signResetToken(keys: Keys, id: string): string {
  return `rst_${id}.${signature(keys, id)}`;
}

/** Reads the id out of a reset token; nothing when the signature is not ours. */
export function readResetToken(keys: Keys, token: string): string | undefined {
  const match = /^rst_([A-Za-z0-9]{32})\.([A-Za-z0-9_-]{43})$/.exec(token);
  const [, id, given] = match ?? [];
  if (id === undefined || given === undefined) return undefined;
  return timingSafeEqual(Buffer.from(given), Buffer.from(signature(keys, id))) ? id : undefined;
}

function signature(keys: Keys, id: string): string {
  return createHmac('sha256', keys.reset).update(`password reset ${id}`).digest('base64url');
}
