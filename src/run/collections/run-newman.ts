import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runProcess } from '../../lib/spawn.ts';
import type { CollectionItem } from '../../model/run.ts';
import { cleanEnvironment } from '../programs/environment.ts';
import type { Workshop } from '../programs/workshop.ts';

export interface NewmanJob {
  /** Path of newman. */
  readonly newman: string;
  /** The collection's file; files that its requests send are named from its folder. */
  readonly collection: string;
  readonly folder: string;
  readonly environment: readonly { readonly key: string; readonly value: string }[];
  /** URL of the Wire's port. */
  readonly proxy: string;
  /** Seconds for the whole collection. */
  readonly time: number;
}

export interface NewmanResult {
  readonly items: readonly NewmanItem[];
  /** Why the run as a whole did not come to its end. */
  readonly error?: string;
}

/** A request of the collection, as newman saw it. */
export interface NewmanItem extends CollectionItem {
  readonly id: string;
  /** What tells the requests of its scripts and its own apart, the last being its own: values of `Postman-Token`. */
  readonly tokens: readonly string[];
  /** The environment when its request went out. */
  readonly variables: Readonly<Record<string, string>>;
}

const host = fileURLToPath(new URL('../../../hosts/newman.cjs', import.meta.url));

/** Runs a collection in a process of its own, whose requests go to the Wire. */
export async function runNewman(job: NewmanJob, workshop: Workshop): Promise<NewmanResult> {
  const home = join(workshop.folder, 'collections', job.collection.replace(/[^\w.-]+/g, '_'));
  await mkdir(home, { recursive: true });
  const { caFile, clientCertificate, limits } = workshop;
  const result = join(home, 'result.json');
  const file = join(home, 'job.json');
  await writeFile(file, JSON.stringify({ ...job, caFile, clientCertificate, result }));
  const line = workshop.enter({ command: process.execPath, args: [host, file] });
  const proxies = {
    HTTP_PROXY: job.proxy,
    HTTPS_PROXY: job.proxy,
    http_proxy: job.proxy,
    https_proxy: job.proxy,
  };
  const { outcome, stderr } = await runProcess({
    ...line,
    cwd: home,
    env: cleanEnvironment(home, proxies, []),
    limits: { ...limits, time: job.time * 1000, memory: 1024 * 2 ** 20 },
  });
  try {
    return JSON.parse(await readFile(result, 'utf8')) as NewmanResult;
  } catch {
    const how = outcome.kind === 'stopped' ? `it passed the limit of ${outcome.limit}` : stderr.slice(-600);
    return { items: [], error: `newman gave no result: ${how}` };
  }
}
