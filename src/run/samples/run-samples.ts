import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import pLimit from 'p-limit';
import type { Language, Prepared } from '../../languages/language.ts';
import { grammarName } from '../../lib/grammar-name.ts';
import type { Obstacle, SampleRun } from '../../model/run.ts';
import type { Workshop } from '../programs/workshop.ts';
import { missingRuntime } from '../runtimes.ts';
import { executeSample } from './execute-sample.ts';
import { importedPackage, missingPackage } from './missing-package.ts';
import type { ReadySample, SampleStage, WantedSample } from './sample.ts';
import { sampleCredentials } from './sample-credentials.ts';
import { variablesRead } from './variables-read.ts';

/** Executes the code samples of a document, byte for byte as they stand there; yields each as it is done. */
export async function runSamples(
  wanted: readonly WantedSample[],
  stage: SampleStage,
  done: (run: SampleRun) => void,
): Promise<void> {
  const { version, workshop } = stage;
  const ready = wanted.flatMap((each, index) => {
    const found = makeReady(each, index, stage);
    if (typeof found !== 'string') return [found];
    done({ version, ...each, obstacle: { kind: 'not-proven', reason: found } });
    return [];
  });
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

/** What a sample is run with, or why it is not. */
function makeReady(wanted: WantedSample, index: number, stage: SampleStage): ReadySample | string {
  const { lang, source } = wanted.sample;
  const grammar = grammarName(lang);
  const language = stage.workshop.languages.find((each) => each.grammar === grammar);
  if (!language) return `no runner for ${lang || 'a language without a name'}`;
  const imported = importedPackage(grammar, source);
  if (imported !== undefined) return `needs ${imported}`;
  const examples = stage.examples.filter((example) => example.operation === wanted.operation);
  const credentials = sampleCredentials(variablesRead(grammar, source), examples);
  if ('unknown' in credentials) return `needs ${credentials.unknown}`;
  const name = `sample.${extensionOf(language, source)}`;
  const file = join(stage.workshop.folder, 'samples', `${wanted.operation.slug}-${index}`, name);
  return { ...wanted, language, file, credentials };
}

/** Node tells by it which of its two kinds of modules a text is. */
function extensionOf({ extension }: Language, source: string): string {
  const isCommon = /\brequire\(/.test(source) && !/^\s*(?:import|export)\s/m.test(source);
  return extension === 'mjs' && isCommon ? 'cjs' : extension;
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
  return runner.prepare(files, { folder, cache: workshop.cache });
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
