import type { Confinement } from './model/execution.ts';
import type { BlockRun, SampleRun, SnippetRun } from './model/run.ts';

interface Programs {
  readonly snippets: readonly SnippetRun[];
  readonly samples: readonly SampleRun[];
  readonly blocks: readonly BlockRun[];
}

/** How many programs each kind of confinement held, those of earlier builds that were recalled included. */
export function confinementOf({
  snippets,
  samples,
  blocks,
}: Programs): Readonly<Record<Confinement, number>> {
  const commands = blocks.filter(({ block }) => block.kind === 'command');
  const executions = [...snippets, ...samples, ...commands].flatMap(({ execution }) => execution ?? []);
  const inside = executions.filter(({ confinement }) => confinement === 'network namespace').length;
  return { 'network namespace': inside, 'proxy only': executions.length - inside };
}
