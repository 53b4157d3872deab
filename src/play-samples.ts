import type { Assembly } from './assemble.ts';
import type { Version } from './model/docs.ts';
import type { SampleRun } from './model/run.ts';
import type { PlayMeans, PlayOptions } from './play-means.ts';
import { sampleId } from './proof-id.ts';
import { digest } from './run/cache/digest.ts';
import { readySample } from './run/samples/ready-sample.ts';
import { runSamples } from './run/samples/run-samples.ts';
import type { WantedSample } from './run/samples/sample.ts';
import { startMock } from './start-mock.ts';

/** Runs the code samples of a Version's document against its mock, but for those that an earlier build proved. */
export async function playSamples(
  version: Version,
  { examples, config, languages }: Assembly,
  { equip, memory, circumstances }: PlayMeans,
  { selection, progress }: Pick<PlayOptions, 'selection' | 'progress'>,
): Promise<SampleRun[]> {
  const wanted = wantedSamples(version).filter(({ operation, number }) =>
    selection.has([sampleId(operation, number)]),
  );
  const runtimes = [...circumstances.runtimes];
  const keyOf = ({ operation, sample }: WantedSample) => {
    const credentials = examples
      .filter((example) => example.operation === operation)
      .map(({ request }) => request.credentials);
    const given = [operation, sample.lang, sample.source, credentials];
    return digest('sample', circumstances.own, version.digest, runtimes, config.limits, given);
  };
  const runs: SampleRun[] = [];
  const rest = wanted.filter((each) => {
    const found = memory.recall(keyOf(each));
    if (found) runs.push({ version, ...each, ...fromKept(found.value as Kept, version), ranAt: found.at });
    return !found;
  });
  const ready = rest.flatMap((each) => {
    const found = readySample(each, languages, examples);
    if (typeof found !== 'string') return [found];
    runs.push({ version, ...each, obstacle: { kind: 'not-proven', reason: found } });
    return [];
  });
  if (ready.length === 0) return runs;
  const { target, workshop } = await equip();
  const own = target.originOf ? undefined : await startMock([version]);
  try {
    await runSamples(ready, { version, mock: own ?? target, workshop }, (run) => {
      runs.push(run);
      const id = sampleId(run.operation, run.number);
      if (run.execution) memory.offer(keyOf(run), toKept(run), [id]);
      progress(`code sample ${runs.length} of ${wanted.length}: ${id}`);
    });
  } finally {
    await own?.stop();
  }
  return runs;
}

/** All code samples of a Version. */
export function wantedSamples({ operations }: Version): WantedSample[] {
  return operations.flatMap((operation) =>
    operation.codeSamples.map((sample, index) => ({ operation, sample, number: index + 1 })),
  );
}

interface Kept extends Pick<SampleRun, 'language' | 'execution'> {
  /** Ids. */
  readonly operations: readonly (string | null)[];
}

function toKept({ language, execution, operations = [] }: SampleRun): Kept {
  return {
    ...(language === undefined ? {} : { language }),
    ...(execution ? { execution } : {}),
    operations: operations.map((operation) => operation?.id ?? null),
  };
}

function fromKept({ operations, ...run }: Kept, version: Version) {
  const find = (id: string | null) => version.operations.find((operation) => operation.id === id);
  return { ...run, operations: operations.map(find) };
}
