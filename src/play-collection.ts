import { join } from 'node:path';
import { collectionItems } from './artefacts/postman/collection-items.ts';
import { postman } from './artefacts/postman/postman.ts';
import type { Assembly } from './assemble.ts';
import { writeTree } from './lib/write-tree.ts';
import type { Version } from './model/docs.ts';
import type { Example } from './model/example.ts';
import type { CollectionRun } from './model/run.ts';
import type { PlayMeans, PlayOptions } from './play-means.ts';
import { toPublication } from './produce.ts';
import { collectionItemId } from './proof-id.ts';
import { digest } from './run/cache/digest.ts';
import { findNewman } from './run/collections/find-newman.ts';
import { runCollection } from './run/collections/run-collection.ts';
import type { Scenery } from './run/scenes/stage.ts';

/** Runs the collection of a Version with newman, unless an earlier build proved it whole. */
export async function playCollection(
  scenery: Scenery,
  assembly: Assembly,
  { equip, memory, circumstances }: PlayMeans,
  { selection, progress }: Pick<PlayOptions, 'selection' | 'progress'>,
): Promise<CollectionRun[]> {
  const { version, sources } = scenery;
  const examples = scenery.examples.filter(
    ({ operation }) => operation.api === version.api && operation.version === version.id,
  );
  const newman = findNewman(assembly.config.root);
  const wanted = examples.filter((example) => selection.has([collectionItemId(example)]));
  if (wanted.length === 0) return [];
  if (newman === undefined) return wanted.map((example) => notProven(version, example, missingNewman));
  const files = filesOf(version, assembly);
  const [collection, environment] = files;
  if (!collection || !environment) return [];
  const key = digest(
    'collection',
    circumstances.own,
    circumstances.target,
    circumstances.ceiling ?? null,
    files.map(({ path, content }) => [path, String(content)]),
    wanted.map(collectionItemId),
  );
  const found = memory.recall(key);
  if (found) {
    const kept = found.value as Kept[];
    return wanted.flatMap((example, index) => {
      const run = kept[index];
      return run ? [{ version, example, ...run, ranAt: found.at }] : [];
    });
  }
  const { target, workshop } = await equip();
  const folder = join(workshop.folder, 'out');
  await writeTree(folder, files);
  const items = collectionItems(version, examples, sources);
  const isPlayed = target.answersProveNothing === undefined;
  const runs = await runCollection(
    {
      newman,
      collection: join(folder, collection.path),
      folder: join(folder, 'postman'),
      environment: values(String(environment.content), scenery, isPlayed, target.controls !== undefined),
      items,
    },
    { version, sources, target },
    workshop,
  );
  progress(`${version.api}/${version.id}: collection of ${items.length} requests`);
  const chosen = runs.filter(({ example }) => wanted.includes(example));
  const judged = chosen.map((run): CollectionRun => {
    const { sources: called = [], isPlanned } = items.find(({ example }) => example === run.example) ?? {};
    if (isPlayed && !isPlanned) return notProven(version, run.example, 'no flow reaches it');
    const missing = isPlayed && target.controls === undefined ? called[0] : undefined;
    return missing === undefined ? run : notProven(version, run.example, `this target has no ${missing}`);
  });
  memory.offer(
    key,
    judged.map(({ version: _, example: __, ...kept }) => kept),
    wanted.map(collectionItemId),
  );
  return judged;
}

const missingNewman = 'newman is not installed; `npm install --save-dev newman` adds it to the project';

function notProven(version: Version, example: Example, reason: string): CollectionRun {
  return { version, example, obstacle: { kind: 'not-proven', reason } };
}

type Kept = Omit<CollectionRun, 'version' | 'example'>;

function filesOf(version: Version, assembly: Assembly) {
  const about = { target: undefined, builtAt: '', toolVersion: '' };
  const apis = assembly.docs.apis.flatMap((api) =>
    api.versions.includes(version) ? [{ ...api, versions: [version] }] : [],
  );
  return [...postman.files(toPublication({ ...assembly, docs: { ...assembly.docs, apis } }, [], about))];
}

/** The environment as it is written, with what the documentation prints as secrets, and with what stands beside the Target. */
function values(text: string, { sources }: Scenery, isPlayed: boolean, hasControls: boolean) {
  const { values: written } = JSON.parse(text) as { values: { key: string; value: string }[] };
  const beside = new Map(sources.map(({ name, servers }) => [`${name}_url`, servers[0]?.url ?? '']));
  return written.map(({ key, value }) => {
    if (key === 'prepare') return { key, value: String(isPlayed) };
    return { key, value: beside.has(key) ? (isPlayed && hasControls && beside.get(key)) || '' : value };
  });
}
