import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { collectionItems } from '../../src/artefacts/postman/collection-items.ts';
import { postman } from '../../src/artefacts/postman/postman.ts';
import { unsayable } from '../../src/artefacts/postman/unsayable.ts';
import { assemble } from '../../src/assemble.ts';
import { judgeItem } from '../../src/checks/exchange/judge-item.ts';
import { writeTree } from '../../src/lib/write-tree.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import type { Example } from '../../src/model/example.ts';
import type { OutputFile } from '../../src/model/publication.ts';
import type { CollectionRun } from '../../src/model/run.ts';
import { toPublication } from '../../src/produce.ts';
import { findNewman } from '../../src/run/collections/find-newman.ts';
import { runCollection } from '../../src/run/collections/run-collection.ts';
import { openWorkshop } from '../../src/run/programs/open-workshop.ts';
import { startMock } from '../../src/start-mock.ts';
import { sampleOf } from '../fidelity/sample-of.ts';

/** How many requests of a document's collection newman sends exactly as the document has them. */
export interface CollectionFidelity {
  readonly operations: number;
  readonly sampled: number;
  /** Requests that were sent, and those of them that are exact. */
  readonly requests: number;
  readonly exact: number;
  /** What is not exact, each with the first thing that went wrong. */
  readonly misses: readonly string[];
  /** What the format cannot say, each with its reason. */
  readonly unsayable: readonly string[];
  readonly collection: unknown;
}

/** Makes the collection of a document, and sends its requests to the document's mock with newman. */
export async function measureCollection(
  document: string,
  { operations: most, seed }: { readonly operations: number; readonly seed: number },
): Promise<CollectionFidelity> {
  const root = mkdtempSync(join(tmpdir(), 'docproof-collection-'));
  const newman = findNewman(root);
  if (newman === undefined) throw new Error('needs newman');
  const folder = join(root, 'out');
  const assembly = await assemble(await loadConfig(makeProject(root, document)));
  const versions = assembly.docs.apis.flatMap((api) => api.versions);
  const operations = versions.flatMap((version) => version.operations);
  const sampled = new Set(sampleOf(operations, most, seed).map(({ id }) => id));
  const examples = assembly.examples.filter(({ operation }) => sampled.has(operation.id));
  const about = { target: 'mock', builtAt: '2025-01-01T00:00:00Z', toolVersion: '0' };
  const files = [...postman.files(toPublication({ ...assembly, examples }, [], about))];
  await writeTree(folder, files);
  const [first] = files;
  const collection: unknown = JSON.parse(String(first?.content));
  const mock = await startMock(versions);
  const workshop = await openWorkshop({
    folder: root,
    limits: assembly.config.limits,
    languages: [],
    interruption: undefined,
  });
  try {
    const [version] = versions;
    if (!version) throw new Error('no document');
    const runs = await runCollection(
      {
        newman,
        collection: join(folder, first?.path ?? ''),
        folder: join(folder, 'postman'),
        environment: environmentOf(files),
        items: collectionItems(version, examples, []),
      },
      { version, sources: [], target: mock },
      workshop,
    );
    const judged = runs
      .filter(({ example }) => unsayable(example) === undefined)
      .map((run) => ({ run, problem: problemOf(run) }));
    return {
      operations: operations.length,
      sampled: sampled.size,
      requests: examples.length,
      exact: judged.filter(({ problem }) => problem === undefined).length,
      misses: judged.flatMap(({ run, problem }) => (problem ? [`${nameOf(run.example)}: ${problem}`] : [])),
      unsayable: examples.flatMap((example) => {
        const reason = unsayable(example);
        return reason === undefined ? [] : [`${nameOf(example)}: ${reason}`];
      }),
      collection,
    };
  } finally {
    await workshop.close();
    await mock.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** What the first environment of the collection says. */
function environmentOf(files: readonly OutputFile[]) {
  const file = files.find(({ path }) => path.endsWith('.postman_environment.json'));
  const none: { readonly values: readonly { readonly key: string; readonly value: string }[] } = {
    values: [],
  };
  return (file ? (JSON.parse(String(file.content)) as typeof none) : none).values;
}

function makeProject(root: string, document: string): string {
  const project = join(root, 'project');
  mkdirSync(project);
  cpSync(dirname(document), join(project, 'spec'), { recursive: true });
  const apis = [{ id: 'api', versions: [{ id: 'v1', spec: `spec/${basename(document)}` }] }];
  writeFileSync(join(project, 'docs.config.json'), JSON.stringify({ apis, target: 'mock', languages: [] }));
  return project;
}

function nameOf({ operation, name }: Example): string {
  return `${operation.id}/${name}`;
}

function problemOf(run: CollectionRun): string | undefined {
  if (run.obstacle?.kind === 'not-proven') return run.obstacle.reason;
  const [finding] = judgeItem(run, 'request exact').findings;
  if (!finding) return undefined;
  const values = [
    finding.expected && `expected ${finding.expected}`,
    finding.actual && `sent ${finding.actual}`,
  ];
  return [finding.message, ...values.filter(Boolean)].join('; ').replace(/\s+/g, ' ').slice(0, 400);
}
