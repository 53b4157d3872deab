import type { Binding } from '../../model/binding.ts';
import type { Exchange, RequestMessage } from '../../model/exchange.ts';
import type { Finding } from '../../model/finding.ts';
import type { FlowStep } from '../../model/flow.ts';
import type { Guide } from '../../model/guide.ts';
import type { Operation } from '../../model/operation.ts';
import { bindRequest } from '../bindings/bind-request.ts';
import type { Scene } from '../scenes/scene.ts';
import { operationOf, type Stage } from '../scenes/stage.ts';
import { matchOperation } from './match-operation.ts';

/** Follows a page through its Flow: which step a request of the page performs, and what comes before it. */
export interface Story {
  /** Runs the steps that no block performs, and finds the step that the request performs. */
  readonly before: (request: RequestMessage) => Promise<void>;
  readonly bind: (request: RequestMessage) => RequestMessage;
  readonly after: (exchange: Exchange) => void;
  readonly operations: () => readonly (Operation | undefined)[];
  /** Bindings of all steps so far, those of places included. */
  readonly placed: () => readonly Binding[];
  /** Takes what is to be said of the steps since the last time. */
  readonly takeFindings: () => readonly Finding[];
  /** Steps that no block has performed when the page is over. */
  readonly unperformed: () => readonly FlowStep[];
}

/** Starts the story of a page. */
export function createStory(guide: Guide, scene: Scene, stage: Stage): Story {
  const state: StoryState = { next: 0, current: undefined, placed: [], operations: [], findings: [] };
  const steps = scene.flow?.steps ?? [];
  return {
    before: (request) => advance(request, state, steps, { guide, scene, stage }),
    bind: (request) => bindRequest(request, [...state.placed, ...scene.bindings()]),
    after: (exchange) => {
      const step = state.current;
      state.current = undefined;
      if (!step || !exchange.forwarded) return;
      const { failure } = scene.record(step, exchange);
      if (failure) state.findings.push(storyFinding(guide, failure));
    },
    operations: () => state.operations,
    placed: () => state.placed,
    takeFindings: () => state.findings.splice(0),
    unperformed: () => steps.slice(state.next).filter((step) => operationOf(step, stage)?.documented),
  };
}

interface StoryState {
  /** The first step that nobody has performed. */
  next: number;
  /** The step that the request under way performs. */
  current: FlowStep | undefined;
  readonly placed: Binding[];
  readonly operations: (Operation | undefined)[];
  readonly findings: Finding[];
}

async function advance(
  request: RequestMessage,
  state: StoryState,
  steps: readonly FlowStep[],
  { guide, scene, stage }: { readonly guide: Guide; readonly scene: Scene; readonly stage: Stage },
): Promise<void> {
  const versions = stage.versions ?? [stage.version];
  const operation = matchOperation(
    versions.flatMap(({ operations }) => operations),
    request,
  );
  state.operations.push(operation);
  const index = steps.findIndex(
    (step, at) => at >= state.next && operation && operationOf(step, stage)?.operation === operation,
  );
  const step = steps[index];
  if (!step) return;
  for (const earlier of steps.slice(state.next, index)) {
    if (operationOf(earlier, stage)?.documented) {
      state.findings.push(storyFinding(guide, `no block performs step \`${earlier.id}\` before this one`));
      continue;
    }
    const { failure } = await scene.perform(earlier);
    if (failure) state.findings.push(storyFinding(guide, failure));
  }
  state.next = index + 1;
  state.current = step;
  // What the step at hand says wins over what an earlier one said of the same place.
  state.placed.unshift(...scene.prepare(step).bindings);
}

/** A Finding that gets its place from the block that was running. */
function storyFinding(guide: Guide, text: string): Finding {
  return {
    severity: 'error',
    rule: 'guide-flow',
    message: `Flow \`${guide.flow}\` of the page: ${text}`,
    location: guide.location,
  };
}
