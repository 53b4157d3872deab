import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configurationReference } from './configuration.ts';
import { databaseReference } from './database.ts';
import { fillRegion } from './region.ts';

/** A page a part of which is generated. */
type GeneratedPage = {
  /** From the root of the repository. */
  readonly file: string;
  readonly region: string;
  readonly make: () => string | Promise<string>;
};

export const pages: readonly GeneratedPage[] = [
  { file: 'guides/operation/configuration.md', region: 'settings', make: configurationReference },
  { file: 'guides/operation/database.md', region: 'tables', make: databaseReference },
];

export const root = join(import.meta.dirname, '..', '..');

/** The page as it stands, and as it should. */
export async function bothStates({
  file,
  region,
  make,
}: GeneratedPage): Promise<{ is: string; wanted: string }> {
  const is = readFileSync(join(root, file), 'utf8');
  return { is, wanted: fillRegion(is, region, await make()) };
}
