import { join } from 'node:path';
import type { Binding } from '../../model/binding.ts';
import type { Execution } from '../../model/execution.ts';
import type { Flow } from '../../model/flow.ts';
import type { SnippetRun } from '../../model/run.ts';
import type { Snippet } from '../../model/snippet.ts';
import { bindRequest } from '../bindings/bind-request.ts';
import { missingMeans } from '../flows/missing-means.ts';
import { openScene, type Scene } from '../scenes/scene.ts';
import { toSceneRecord } from '../scenes/scene-record.ts';
import { reachedBy, type Stage } from '../scenes/stage.ts';
import { inTurn, loopbackPort, portRefusal } from './loopback-port.ts';
import { createRoute } from './route.ts';
import { runProgram } from './run-program.ts';
import type { Workshop } from './workshop.ts';

/** Executes a snippet in a Scene of its own, as it is published: prerequisites first, then the program through the Wire. */
export async function runSnippet(
  snippet: Snippet,
  file: string,
  stage: Stage,
  workshop: Workshop,
): Promise<SnippetRun> {
  const base = { version: stage.version, snippet };
  const notProven = (reason: string): SnippetRun => ({ ...base, obstacle: { kind: 'not-proven', reason } });
  // Where answers prove nothing the request alone counts, and any state will do.
  const route = stage.target.answersProveNothing === undefined ? findRoute(snippet, stage) : {};
  if (typeof route === 'string') return notProven(route);
  const { flow, index = 0 } = route;
  const scene = await openScene(flow, stage);
  if ('missing' in scene) return notProven(scene.missing);
  for (const step of flow?.steps.slice(0, index) ?? []) {
    const { failure } = await scene.perform(step);
    if (failure) return notProven(`flow \`${flow?.id}\` stops at step \`${step.id}\``);
  }
  const step = flow?.steps[index];
  const bindings = step ? scene.prepare(step).bindings : [];
  const execution = await execute(snippet, file, [...bindings, ...scene.bindings()], scene, stage, workshop);
  if ('missing' in execution) return notProven(execution.missing);
  const known = scene.bindings().length;
  const last = execution.exchanges.at(-1);
  if (step && last?.forwarded) scene.record(step, last);
  return { ...base, scene: toSceneRecord(scene, bindings, known), execution };
}

/** The Flow, and the index of the step in it, that a snippet performs; none where it needs no state. */
interface Route {
  readonly flow?: Flow;
  readonly index?: number;
}

/** The flow and the step in it that reach what the snippet's example promises, or why there is none. */
function findRoute(snippet: Snippet, stage: Stage): Route | string {
  const promised = snippet.example.response;
  if (!promised) return 'no response example pairs with it';
  let reason = 'no flow reaches it';
  for (const flow of stage.version.flows) {
    const index = flow.steps.findIndex((step) => reachedBy(step, stage)?.example === snippet.example);
    if (index < 0) continue;
    const missing = missingMeans(flow, stage);
    if (missing === undefined) return { flow, index };
    reason = missing;
  }
  return reason;
}

/** Runs the program on a port of the Wire of its own: the one that its text names, where it would pass by any other. */
async function execute(
  snippet: Snippet,
  file: string,
  bindings: readonly Binding[],
  scene: Scene,
  stage: Stage,
  workshop: Workshop,
): Promise<Execution | { readonly missing: string }> {
  const language = workshop.languages.find((each) => each.id === snippet.language);
  if (!language) throw new Error(`no runner for language \`${snippet.language}\``);
  const direct = language.runner.bypassesProxyOnLoopback
    ? loopbackPort(snippet.example.request.origin)
    : undefined;
  return inTurn(direct, async () => {
    const opened = workshop.wire.open({
      route: createRoute([stage.version], stage.target),
      bind: (request) => bindRequest(request, bindings),
      addHeaders: scene.headers,
      listen: workshop.listen,
      asksForCertificate: snippet.example.request.clientCertificate !== undefined,
      ...(direct === undefined ? {} : { port: direct }),
    });
    const port = await opened.catch((error) => {
      const missing = portRefusal(error, direct);
      if (missing === undefined) throw error;
      return { missing };
    });
    if ('missing' in port) return port;
    try {
      const { request } = snippet.example;
      const folder = join(workshop.folder, 'homes', snippet.path.replaceAll('/', '_'));
      const result = await runProgram({ language, file, request, folder, proxy: port.url }, workshop);
      await port.settled();
      return { ...result, exchanges: [...port.exchanges] };
    } finally {
      await port.close();
    }
  });
}
