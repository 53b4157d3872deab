import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Version } from '../../model/docs.ts';
import type { Execution } from '../../model/execution.ts';
import type { Finding } from '../../model/finding.ts';
import type { Block, Guide } from '../../model/guide.ts';
import type { BlockRun } from '../../model/run.ts';
import { missingMeans } from '../flows/missing-means.ts';
import { createRoute } from '../programs/route.ts';
import type { Workshop } from '../programs/workshop.ts';
import { openScene, type Scene } from '../scenes/scene.ts';
import { toSceneRecord } from '../scenes/scene-record.ts';
import type { Stage } from '../scenes/stage.ts';
import type { OpenPort } from '../wire/port.ts';
import { createPlayer, type Player } from './player.ts';
import { createStory, type Story } from './story.ts';

/** Plays a page from its first to its last block, in one Scene and one state. */
export async function runGuide(
  guide: Guide,
  stage: Stage,
  versions: readonly Version[],
  workshop: Workshop,
): Promise<BlockRun[]> {
  const flow = stage.version.flows.find((each) => each.id === guide.flow);
  const missing = flow && missingMeans(flow, stage);
  if (missing) return guide.blocks.map((block) => notRun(guide, block, missing));
  const scene = await openScene(flow, stage);
  if ('missing' in scene) return guide.blocks.map((block) => notRun(guide, block, scene.missing));
  const story = createStory(guide, scene, stage);
  const folder = join(workshop.folder, 'guides', guide.location.file.replaceAll('/', '_'));
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  const port = await workshop.wire.open({
    route: createRoute(versions, stage.target),
    before: story.before,
    bind: story.bind,
    addHeaders: scene.headers,
    onExchange: story.after,
  });
  const player = createPlayer({ home, port, workshop });
  try {
    const given = { folder, scene, story, port, player, workshop, version: stage.version };
    const runs = await playBlocks(guide, given);
    return runs.map((run) => withoutAnswers(run, stage));
  } finally {
    await player.close();
    await port.close();
  }
}

interface Performance {
  readonly folder: string;
  readonly scene: Scene;
  readonly story: Story;
  readonly port: OpenPort;
  readonly player: Player;
  readonly workshop: Workshop;
  readonly version: Version;
}

async function playBlocks(guide: Guide, performance: Performance): Promise<BlockRun[]> {
  const runs: BlockRun[] = [];
  let last: BlockRun | undefined;
  for (const block of guide.blocks) {
    if (block.kind === 'illustration') {
      runs.push(notRun(guide, block, `illustration: ${block.reason ?? ''}`));
    } else if (block.kind === 'command') {
      last = await playCommand(guide, block, performance);
      runs.push(last);
    } else {
      const { execution, operations, scene, obstacle } = last ?? {};
      runs.push({
        version: performance.version,
        guide,
        block,
        findings: [],
        ...(execution ? { execution } : {}),
        ...(operations ? { operations } : {}),
        ...(scene ? { scene } : {}),
        ...(obstacle ? { obstacle } : {}),
      });
    }
  }
  return withUnperformed(runs, guide, performance);
}

async function playCommand(guide: Guide, block: Block, performance: Performance): Promise<BlockRun> {
  const { folder, port, story, player, version, scene, workshop } = performance;
  workshop.interruption?.throwIfAborted();
  if (player.ended()) return notRun(guide, block, 'a block before it ended the shell');
  const file = join(folder, `${block.number}.${block.language}`);
  await writeFile(file, block.text);
  const from = port.exchanges.length;
  const known = scene.bindings().length;
  const operationsFrom = story.operations().length;
  const played = await player.play(block, file);
  if ('missing' in played) return notRun(guide, block, played.missing);
  // What a block left running in the background may hold a request open for as long as it likes.
  await Promise.race([port.settled(), sleep(1_000, undefined, { ref: false })]);
  const execution: Execution = { ...played, exchanges: port.exchanges.slice(from) };
  const findings = story.takeFindings().map((finding): Finding => ({ ...finding, location: block.location }));
  return {
    version,
    guide,
    block,
    execution,
    operations: story.operations().slice(operationsFrom),
    scene: toSceneRecord(scene, story.placed(), known),
    findings,
  };
}

/** Where answers prove nothing, nothing is said of what they show. */
function withoutAnswers(run: BlockRun, { target }: Stage): BlockRun {
  const reason = target.answersProveNothing;
  const { block, guide, execution } = run;
  const compares = block.kind === 'response' || block.kind === 'output';
  if (reason === undefined || !compares || execution?.exchanges.length === 0) return run;
  return notRun(guide, block, reason);
}

function notRun(guide: Guide, block: Block, reason: string): BlockRun {
  return { guide, block, obstacle: { kind: 'not-proven', reason }, findings: [] };
}

/** A page that leaves out the end of its Flow does not tell the whole story. */
function withUnperformed(runs: BlockRun[], guide: Guide, { story }: Performance): BlockRun[] {
  const steps = story.unperformed();
  const last = runs.findLast((run) => run.execution);
  if (steps.length === 0 || !last) return runs;
  const findings = steps.map(
    (step): Finding => ({
      severity: 'error',
      rule: 'guide-flow',
      message: `No block performs step \`${step.id}\` of flow \`${guide.flow}\``,
      location: guide.location,
    }),
  );
  return runs.map((run) => (run === last ? { ...run, findings: [...run.findings, ...findings] } : run));
}
