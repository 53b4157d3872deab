import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { itemId } from '../../src/artefacts/postman/item-id.ts';
import { postman } from '../../src/artefacts/postman/postman.ts';
import { assemble } from '../../src/assemble.ts';
import { judgeItemRequest } from '../../src/checks/exchange/judge-item.ts';
import { writeTree } from '../../src/lib/write-tree.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import type { Example } from '../../src/model/example.ts';
import type { OutputFile } from '../../src/model/publication.ts';
import { toPublication } from '../../src/produce.ts';
import { findNewman } from '../../src/run/collections/find-newman.ts';
import { runNewman } from '../../src/run/collections/run-newman.ts';
import { openWorkshop } from '../../src/run/programs/open-workshop.ts';
import { createRoute } from '../../src/run/programs/route.ts';
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
  const port = await workshop.wire.open({
    route: createRoute(versions, mock),
    bind: (request) => request,
    addHeaders: [],
    listen: workshop.listen,
    asksForCertificate: true,
  });
  try {
    const result = await runNewman(
      {
        newman,
        collection: join(folder, first?.path ?? ''),
        folder: join(folder, 'postman'),
        environment: environmentOf(files, examples),
        proxy: port.url,
        time: 600,
      },
      workshop,
    );
    await port.settled();
    const ids = new Map(examples.map((example) => [itemId(example), example]));
    const runs = result.items.flatMap((item) => {
      const example = ids.get(item.id);
      return example ? [{ example, item }] : [];
    });
    const missing = examples.filter((example) => !runs.some((run) => run.example === example));
    const judged = runs.map(({ example, item }) => {
      const differences = judgeItemRequest(example.request, item.tokens, port.exchanges);
      return { example, problem: differences[0] && describe(differences[0], item.errors) };
    });
    const misses = [
      ...(result.error === undefined ? [] : [result.error]),
      ...missing.map((example) => `${nameOf(example)}: it was not run`),
      ...judged.flatMap(({ example, problem }) => (problem ? [`${nameOf(example)}: ${problem}`] : [])),
    ];
    return {
      operations: operations.length,
      sampled: sampled.size,
      requests: examples.length,
      exact: judged.filter(({ problem }) => problem === undefined).length,
      misses,
      unsayable: [],
      collection,
    };
  } finally {
    await workshop.close();
    await mock.stop();
    rmSync(root, { recursive: true, force: true });
  }
}

/** The first environment of the collection, in which each credential is what the document prints. */
function environmentOf(files: readonly OutputFile[], examples: readonly Example[]) {
  const file = files.find(({ path }) => path.endsWith('.postman_environment.json'));
  const given = file
    ? (JSON.parse(String(file.content)) as { values: { key: string; value: string }[] })
    : { values: [] };
  const literals = new Map(
    examples.flatMap(({ request }) =>
      request.credentials.map(({ variable, literal }) => [variable.toLowerCase(), literal] as const),
    ),
  );
  return given.values.map(({ key, value }) => ({ key, value: literals.get(key) ?? value }));
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

function describe(
  difference: { readonly problem: string; readonly expected?: string; readonly actual?: string },
  errors: readonly string[],
): string {
  const values = [
    difference.expected && `expected ${difference.expected}`,
    difference.actual && `sent ${difference.actual}`,
    ...errors,
  ];
  return [difference.problem, ...values.filter(Boolean)].join('; ').replace(/\s+/g, ' ').slice(0, 400);
}
