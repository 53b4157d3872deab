import { createHash } from 'node:crypto';

/** SHA-256 of values, hexadecimal: of their JSON text, in which members stand as they were made. */
export function digest(...values: readonly unknown[]): string {
  const hash = createHash('sha256');
  for (const value of values) hash.update(`${JSON.stringify(value) ?? 'undefined'}\n`);
  return hash.digest('hex');
}
