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
import { flowOfPage } from './flow-of-page.ts';
import { type JoinedStory, joinBlocks } from './joined.ts';
import { afterEnd, notRun } from './not-run.ts';
import { createPlayer, type Player } from './player.ts';
import { linkPackages } from './sample-packages.ts';
import { storiesOf } from './stories.ts';
import { createStory, type Story } from './story.ts';
import { versionShown } from './version-shown.ts';
import { asExcerpt, withLeftRunning, withUnperformed } from './whole-page.ts';

/** Plays every way through a page, each in Scenes of its own; the runs are in the order of `storiesOf`. */
export async function runGuide(
  guide: Guide,
  stage: Stage,
  versions: readonly Version[],
  workshop: Workshop,
  root: string,
): Promise<BlockRun[]> {
  const folder = join(workshop.folder, guide.sample ? 'samples' : 'guides', nameOf(guide));
  const play = (story: Guide, name: string) =>
    playStory(story, join(folder, name), { stage, versions, workshop, root });
  const runs: BlockRun[] = [];
  for (const [index, story] of storiesOf(guide).entries()) {
    const played = await play(story, `${index}`);
    const findings = new Map<number, Finding[]>();
    const isPlayed = played.some((run) => run.execution);
    for (const joined of isPlayed ? joinBlocks(story) : []) {
      const name = `${index}-joined-${joined.program.number}`;
      findings.set(joined.last.number, judgeJoined(joined, await play(joined.guide, name)));
    }
    for (const run of played) {
      runs.push({ ...run, findings: [...run.findings, ...(findings.get(run.block.number) ?? [])] });
    }
  }
  return runs;
}

function nameOf({ sample, path, location }: Guide): string {
  return (sample ? path : location.file).replaceAll('/', '_');
}

/** The blocks hold one by one, but a reader pastes them as one program. */
function judgeJoined({ program, last }: JoinedStory, runs: readonly BlockRun[]): Finding[] {
  const run = runs.find(({ block }) => block === program);
  const { outcome, stderr } = run?.execution ?? {};
  if (!run || !outcome || (outcome.kind === 'exited' && outcome.code === 0))
    return run?.findings.slice() ?? [];
  const end =
    outcome.kind === 'exited'
      ? `exit status ${outcome.code}`
      : outcome.kind === 'stopped'
        ? outcome.limit
        : outcome.signal;
  return [
    {
      severity: 'error',
      rule: 'joined-program',
      message: `The \`${program.language}\` blocks of the page, pasted as one program, end with ${end}`,
      location: last.location,
      ...(stderr ? { actual: stderr.slice(0, 1_000) } : {}),
    },
    ...run.findings,
  ];
}

interface Setting {
  readonly stage: Stage;
  readonly versions: readonly Version[];
  readonly workshop: Workshop;
  /** The project's folder. */
  readonly root: string;
}

/** Plays a page from its first to its last block, in one Scene and one state. */
async function playStory(
  guide: Guide,
  folder: string,
  { stage, versions, workshop, root }: Setting,
): Promise<BlockRun[]> {
  const flow = flowOfPage(guide, stage.version, versions);
  const missing = flow && missingMeans(flow, stage);
  if (missing) return guide.blocks.map((block) => notRun(guide, block, missing));
  const scene = await openScene(flow, stage);
  if ('missing' in scene) return guide.blocks.map((block) => notRun(guide, block, scene.missing));
  const story = createStory(guide, scene, { ...stage, versions });
  const home = join(folder, 'home');
  await mkdir(home, { recursive: true });
  const port = await workshop.wire.open({
    route: createRoute(versions, stage.target),
    before: story.before,
    bind: story.bind,
    addHeaders: scene.headers,
    onExchange: story.after,
    listen: workshop.listen,
  });
  const commands = guide.sample ? await linkPackages(root, folder) : undefined;
  const player = createPlayer({ blocks: guide.blocks, folder, home, port, workshop, commands });
  try {
    const given = { folder, scene, story, port, player, workshop, version: stage.version, versions };
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
  readonly versions: readonly Version[];
}

async function playBlocks(guide: Guide, performance: Performance): Promise<BlockRun[]> {
  const runs: BlockRun[] = [];
  let last: BlockRun | undefined;
  for (const block of guide.blocks) {
    if (block.kind === 'illustration') {
      runs.push(notRun(guide, block, `illustration: ${block.reason ?? ''}`));
    } else if (block.kind === 'excerpt') {
      runs.push(notRun(guide, block, 'no block runs its file'));
    } else if (block.kind === 'command') {
      const ended = performance.player.ended(block) ? last : undefined;
      last = await playCommand(guide, block, performance, ended);
      runs.push(last);
    } else {
      const { execution, operations, scene, obstacle } = last ?? {};
      const { version, versions } = performance;
      runs.push({
        version: versionShown(block, operations, version, versions),
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
  const whole = withLeftRunning(
    withUnperformed(runs, guide, performance.story),
    performance.player.leftRunning(),
  );
  return whole.map((run) => asExcerpt(run, whole));
}

async function playCommand(
  guide: Guide,
  block: Block,
  performance: Performance,
  ended: BlockRun | undefined,
): Promise<BlockRun> {
  const { folder, port, story, player, version, scene, workshop } = performance;
  workshop.interruption?.throwIfAborted();
  if (player.ended(block)) return afterEnd(guide, block, ended);
  const file = join(folder, `${block.number}.${block.language}`);
  const known = scene.bindings().length;
  let from = 0;
  let operationsFrom = 0;
  let played: Awaited<ReturnType<Player['play']>>;
  for (let retries = 0; ; retries++) {
    await writeFile(file, block.text);
    from = port.exchanges.length;
    operationsFrom = story.operations().length;
    played = await player.play(block, file);
    if ('missing' in played) return notRun(guide, block, played.missing);
    const { outcome } = played;
    if (outcome.kind !== 'exited' || outcome.code === block.exit || retries >= (block.retry ?? 0)) break;
    await sleep(1_000);
  }
  // What a block left running in the background may hold a request open for as long as it likes.
  await Promise.race([port.settled(), sleep(1_000, undefined, { ref: false })]);
  const { confinement } = workshop;
  const execution: Execution = { ...played, confinement, exchanges: port.exchanges.slice(from) };
  const findings = story.takeFindings().map((finding): Finding => ({ ...finding, location: block.location }));
  const operations = story.operations().slice(operationsFrom);
  return {
    version: versionShown(block, operations, version, performance.versions),
    guide,
    block,
    execution,
    operations,
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
