import { mkdir } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { cacheFolder } from '../cache-folder.ts';
import { createAuthority } from '../wire/authority.ts';
import { writeCaBundle } from '../wire/ca-bundle.ts';
import { createWire } from '../wire/wire.ts';
import type { Workshop } from './workshop.ts';

/** Sets up what programs are executed with: a Wire with a CA of this run, the cache folder, as many at a time as there are cores. */
export async function openWorkshop(
  given: Pick<Workshop, 'folder' | 'limits' | 'languages' | 'interruption'>,
): Promise<Workshop> {
  const authority = await createAuthority();
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  return {
    ...given,
    wire: createWire({ authority }),
    caFile: await writeCaBundle(given.folder, authority),
    cache,
    concurrency: availableParallelism(),
  };
}
