import { createHash } from 'node:crypto';

/** The id of a device: a hash of its fingerprint, or of its user agent when it sends none. */
export function deviceId(fingerprint: string | undefined, userAgent: string): string {
  const source = fingerprint === undefined ? `user-agent ${userAgent}` : `fingerprint ${fingerprint}`;
  return `dev_${createHash('sha256').update(source).digest('hex').slice(0, 32)}`;
}
