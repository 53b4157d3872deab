import { readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');
export const folder = join(root, 'guides', 'images');

/** Beside the pictures: the digest of the page that each shows, as it was when the picture was taken. */
export const recordFile = join(folder, 'screenshots.json');

export type Recorded = Readonly<Record<string, { readonly page: string; readonly digest: string }>>;

export function readRecord(): Recorded {
  return JSON.parse(readFileSync(recordFile, 'utf8')) as Recorded;
}
