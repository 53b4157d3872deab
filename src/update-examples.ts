import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { rewriteYaml } from './checks/exchange/rewrite-yaml.ts';
import { staleExample } from './checks/exchange/update-example.ts';
import { diffOf } from './lib/line-diff.ts';
import type { ResponseRun } from './model/run.ts';
import type { GuideUpdate } from './update-guides.ts';

/** Rewrites response examples of the specification that are not what came, in place; never a status, a schema or a flow. */
export async function updateExamples(runs: readonly ResponseRun[], root: string): Promise<GuideUpdate[]> {
  const seen = new Set<string>();
  const texts = new Map<string, { readonly source: string; text: string }>();
  for (const run of runs) {
    const stale = staleExample(run);
    const place = JSON.stringify(stale?.location);
    if (!stale || seen.has(place)) continue;
    seen.add(place);
    const { file, pointer = '' } = stale.location;
    const known = texts.get(file) ?? (await read(join(root, file)));
    texts.set(file, known);
    known.text =
      rewriteYaml(known.text, pointer, stale.actual, stale.differences, stale.literal) ?? known.text;
  }
  const updates: GuideUpdate[] = [];
  for (const [file, { source, text }] of texts) {
    if (text === source) continue;
    await writeFile(join(root, file), text);
    const lines = [source, text].map((each) => each.split(/\r?\n/)) as [string[], string[]];
    updates.push({ file, diff: `--- ${file}\n+++ ${file}\n${diffOf(...lines, 1)}` });
  }
  return updates;
}

async function read(path: string): Promise<{ readonly source: string; text: string }> {
  const source = await readFile(path, 'utf8');
  return { source, text: source };
}
