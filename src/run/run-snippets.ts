import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { Prepared } from '../languages/language.ts';
import type { SnippetRun } from '../model/run.ts';
import type { Snippet } from '../model/snippet.ts';
import { runSnippet } from './programs/run-snippet.ts';
import type { Workshop } from './programs/workshop.ts';
import { missingRuntime } from './runtimes.ts';
import type { Stage } from './scenes/stage.ts';

/** Executes snippets, as many at a time as there are cores; yields each as it is done. */
export async function runSnippets(
  snippets: readonly Snippet[],
  folder: string,
  stage: Stage,
  workshop: Workshop,
  done: (run: SnippetRun) => void,
): Promise<void> {
  const limit = pLimit(workshop.concurrency);
  await Promise.all(
    workshop.languages.map(async (language) => {
      const mine = snippets.filter((snippet) => snippet.language === language.id);
      if (mine.length === 0) return;
      const missing = await missingRuntime(language, workshop.cache);
      const prepared = missing ? new Map() : await limit(() => prepare(mine, folder, language.id, workshop));
      if (!missing) workshop.hosts.expect(language, mine.length);
      await Promise.all(
        mine.map((snippet) =>
          limit(async () => {
            workshop.interruption?.throwIfAborted();
            const ready = prepared.get(snippet.path) ?? { file: join(folder, snippet.path) };
            const obstacle = missing
              ? ({ kind: 'not-proven', reason: missing } as const)
              : compileError(snippet, ready);
            done(
              obstacle
                ? { version: stage.version, snippet, obstacle }
                : await runSnippet(snippet, ready.file, stage, workshop),
            );
          }),
        ),
      );
    }),
  );
}

/** Compiles the snippets of a language that has a compiler; by path of the snippet. */
async function prepare(
  snippets: readonly Snippet[],
  folder: string,
  languageId: string,
  workshop: Workshop,
): Promise<ReadonlyMap<string, Prepared>> {
  const runner = workshop.languages.find((each) => each.id === languageId)?.runner;
  if (!runner?.prepare) return new Map();
  workshop.interruption?.throwIfAborted();
  const build = join(workshop.folder, 'built', languageId);
  await mkdir(build, { recursive: true });
  const files = snippets.map((snippet) => join(folder, snippet.path));
  const prepared = await runner.prepare(files, {
    folder: build,
    cache: workshop.cache,
    packages: join(workshop.cache, 'packages'),
  });
  return new Map(
    snippets.flatMap((snippet) => {
      const ready = prepared.get(join(folder, snippet.path));
      return ready ? [[snippet.path, ready] as const] : [];
    }),
  );
}

function compileError(snippet: Snippet, prepared: Prepared): SnippetRun['obstacle'] {
  if (!('failure' in prepared)) return undefined;
  return {
    kind: 'failed',
    finding: {
      severity: 'error',
      rule: 'snippet-compiles',
      message: `The ${snippet.language} snippet of \`${snippet.example.operation.id}\` does not compile`,
      location: snippet.example.location,
      actual: prepared.failure,
    },
  };
}
