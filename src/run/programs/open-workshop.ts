import { mkdir, writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { cacheFolder } from '../cache-folder.ts';
import { type Authority, createAuthority } from '../wire/authority.ts';
import { toJavaTrustStore } from '../wire/java-trust-store.ts';
import { listenLocally } from '../wire/listen-locally.ts';
import { createWire } from '../wire/wire.ts';
import { openCell } from './cell.ts';
import { createHosts } from './hosts.ts';
import type { Workshop } from './workshop.ts';

/** Sets up what programs are executed with: a Wire with a CA of this run, the cache folder, as many at a time as there are cores. */
export async function openWorkshop(
  given: Pick<Workshop, 'folder' | 'limits' | 'languages' | 'interruption'>,
): Promise<Workshop> {
  const authority = await createAuthority();
  const cache = cacheFolder();
  await mkdir(cache, { recursive: true });
  const caFile = join(given.folder, 'ca.pem');
  await writeFile(caFile, authority.caPem);
  await writeFile(join(given.folder, 'ca.jks'), toJavaTrustStore(authority.caPem));
  const cell = await openCell();
  const wire = createWire({ authority });
  const enter = cell?.enter ?? (<Line>(line: Line) => line);
  const concurrency = availableParallelism();
  const hosts = createHosts({
    folder: join(given.folder, 'hosts'),
    context: { caFile, packages: join(cache, 'packages') },
    concurrency,
    enter,
  });
  return {
    ...given,
    wire,
    hosts,
    listen: cell?.listen ?? listenLocally,
    enter,
    confinement: cell ? 'network namespace' : 'proxy only',
    caFile,
    clientCertificate: await writeClientCertificate(given.folder, authority),
    cache,
    concurrency,
    close: () => hosts.stop().finally(wire.close).finally(cell?.close),
  };
}

async function writeClientCertificate(folder: string, authority: Authority) {
  const pair = await authority.clientCertificate();
  const files = { certificate: join(folder, 'client.pem'), key: join(folder, 'client-key.pem') };
  await writeFile(files.certificate, pair.cert);
  await writeFile(files.key, pair.key, { mode: 0o600 });
  return files;
}
