import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import type { Language, Prepared } from '../../languages/language.ts';
import type { Obstacle, SampleRun } from '../../model/run.ts';
import type { Workshop } from '../programs/workshop.ts';
import { missingRuntime } from '../runtimes.ts';
import { executeSample } from './execute-sample.ts';
import { missingPackage } from './missing-package.ts';
import type { ReadySample, SampleStage } from './sample.ts';

/** Executes the code samples of a document, byte for byte as they stand there; yields each as it is done. */
export async function runSamples(
  samples: readonly ReadySample[],
  stage: SampleStage,
  done: (run: SampleRun) => void,
): Promise<void> {
  const { version, workshop } = stage;
  const ready = samples.map((each) => ({ ...each, file: join(workshop.folder, 'samples', each.file) }));
  const limit = pLimit(workshop.concurrency);
  for (const language of new Set(ready.map((sample) => sample.language))) {
    const mine = ready.filter((sample) => sample.language === language);
    const missing = await missingRuntime(language, workshop.cache);
    const prepared = missing === undefined ? await prepare(mine, language, workshop) : new Map();
    const run = async (sample: ReadySample): Promise<SampleRun> => {
      workshop.interruption?.throwIfAborted();
      const { operation, number } = sample;
      const base = { version, operation, sample: sample.sample, number, language: language.id };
      if (missing !== undefined) return { ...base, obstacle: { kind: 'not-proven', reason: missing } };
      const built = prepared.get(sample.file) ?? { file: sample.file };
      if ('failure' in built) return { ...base, obstacle: compileError(sample, built.failure) };
      return { ...base, ...(await executeSample(sample, built.file, stage)) };
    };
    await Promise.all(mine.map((sample) => limit(async () => done(await run(sample)))));
  }
}

async function prepare(
  samples: readonly ReadySample[],
  { id, runner }: Language,
  workshop: Workshop,
): Promise<ReadonlyMap<string, Prepared>> {
  for (const { file, sample } of samples) {
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, sample.source);
  }
  if (!runner.prepare) return new Map();
  const folder = join(workshop.folder, 'built-samples', id);
  await mkdir(folder, { recursive: true });
  const files = samples.map(({ file }) => file);
  return runner.prepare(files, {
    folder,
    cache: workshop.cache,
    packages: join(workshop.cache, 'packages'),
  });
}

function compileError({ operation, sample, language }: ReadySample, failure: string): Obstacle {
  const missing = missingPackage(language.grammar, failure);
  if (missing !== undefined) return { kind: 'not-proven', reason: `needs ${missing}` };
  return {
    kind: 'failed',
    finding: {
      severity: 'error',
      rule: 'sample-compiles',
      message: `The code sample \`${sample.label}\` of \`${operation.id}\` does not compile`,
      location: sample.location,
      actual: failure,
    },
  };
}
