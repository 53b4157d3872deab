import { basename } from 'node:path';
import type { Assembly } from './assemble.ts';
import type { Circumstances } from './remember.ts';
import { digest } from './run/cache/digest.ts';
import {
  ownFingerprint,
  runtimeFingerprint,
  shellFingerprint,
  targetFingerprint,
} from './run/cache/fingerprints.ts';
import { cacheFolder } from './run/cache-folder.ts';
import { isMock, mockStrength } from './run/targets/target.ts';

/** What decides how programs behave and what is answered. */
export async function findCircumstances(
  { config, languages }: Pick<Assembly, 'config' | 'languages'>,
  name: string,
): Promise<Circumstances> {
  const cache = cacheFolder();
  const runtimes = await Promise.all(
    languages.map(async (language) => [language.id, await runtimeFingerprint(language, cache)] as const),
  );
  const known = runtimes.flatMap(([id, found]) => (found === undefined ? [] : [[id, found] as const]));
  return {
    own: await ownFingerprint(),
    ...(await circumstancesOf(name, config)),
    runtimes: new Map(known),
    shell: digest(known, await shellFingerprint()),
  };
}

/** The mock knows nothing but the documents, which every key has in it. */
async function circumstancesOf(
  name: string,
  { targets, root }: Assembly['config'],
): Promise<Pick<Circumstances, 'target' | 'ceiling'>> {
  if (isMock(name, targets)) return { target: 'mock', ceiling: mockStrength };
  const settings = targets[name];
  return { target: settings && (await targetFingerprint(settings, root)) };
}

/** What the cache calls a project. */
export function projectName({ root, file }: Assembly['config']): string {
  return `${basename(root)}-${digest(root, file).slice(0, 12)}`;
}
