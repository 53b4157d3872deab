import { createHash } from 'node:crypto';
import { randomText } from './random-text.ts';

/** Makes an opaque refresh token of more than 250 random bits. */
export function newRefreshToken(): string {
  return `rt_${randomText(43)}`;
}

/** What the store keeps of a refresh token; a fast hash serves, since nobody can guess the token. */
export function hashRefreshToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url');
}
