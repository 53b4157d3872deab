import { decodeJwt } from '../../lib/jwt.ts';
import { replacePairs } from '../../lib/replace-pairs.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { SceneRecord } from '../../model/run.ts';
import { compareToken } from './compare-token.ts';
import type { Difference } from './difference.ts';
import { clockTolerance, type SceneTime } from './scene-time.ts';
import { isTime, looksGenerated, mayVary } from './varying.ts';

/** Compares the texts of one answer; what one of them says of an id holds for all of them. */
export interface TextComparison {
  readonly compare: (
    expected: string,
    actual: string,
    pointer: string,
    schemas: readonly JsonObject[],
  ) => void;
  readonly matchesMark: (mark: string, actual: Json) => boolean;
  readonly isBoundNumber: (expected: Json, actual: Json) => boolean;
  /** What is different, once all texts were compared. */
  readonly differences: () => Difference[];
}

/** Starts the comparison of an answer that came in a Scene. */
export function createTextComparison(scene: SceneRecord): TextComparison {
  const state: State = { scene, time: timeOf(scene), varied: [], tokens: [], unequal: [] };
  return {
    compare: (expected, actual, pointer, schemas) =>
      compareText({ expected, actual, pointer }, schemas, state),
    matchesMark: (mark, actual) => matchesMark(mark, actual, state),
    isBoundNumber: (expected, actual) => isBoundNumber(expected, actual, scene),
    differences: () => [...compareTokens(state), ...state.unequal.flatMap((pair) => explain(pair, state))],
  };
}

interface Pair {
  readonly expected: string;
  readonly actual: string;
  readonly pointer: string;
}

interface State {
  readonly scene: SceneRecord;
  readonly time: SceneTime;
  /** Documented and live text of every id that varied: the same pair may stand elsewhere, and inside of other texts. */
  readonly varied: Pair[];
  readonly tokens: Pair[];
  readonly unequal: (Pair & { readonly problem?: string })[];
}

/** How the documented times of a Scene become live ones. */
function timeOf({ documentedStart, start, controlled }: SceneRecord): SceneTime {
  return { documented: documentedStart, live: start, tolerance: controlled ? 0 : clockTolerance };
}

function compareText(pair: Pair, schemas: readonly JsonObject[], state: State): void {
  const { expected, actual } = pair;
  const { bindings } = state.scene;
  if (isTime(schemas)) {
    const same = expected === actual || mayVary(expected, actual, schemas, state.time);
    if (!same) state.unequal.push(pair);
    return;
  }
  const lives = bindings.filter((each) => each.literal === expected).map((each) => each.live);
  const other = bindings.find((each) => each.live === actual && each.literal !== expected);
  if (lives.length > 0) {
    if (!lives.includes(actual))
      state.unequal.push({ ...pair, problem: 'not the live value that it stands for' });
  } else if (expected === actual || expected === unbindKnown(actual, state)) return;
  else if (other) state.unequal.push({ ...pair, problem: `the live value of \`${shorten(other.literal)}\`` });
  else if (decodeJwt(expected)) state.tokens.push(pair);
  else if (mayVary(expected, actual, schemas, state.time) || isTaken(pair, state)) vary(pair, state);
  else state.unequal.push(pair);
}

/** A Flow's output names what varies in this very answer; a word, such as a status, is no such thing. */
function isTaken({ expected, actual }: Pair, { scene }: State): boolean {
  return (
    looksGenerated(expected) &&
    looksGenerated(actual) &&
    scene.taken.some((each) => each.literal === expected && each.live === actual)
  );
}

/** One documented id stands for one live id, and two for two. */
function vary(pair: Pair, { varied, unequal }: State): void {
  const same = varied.find((each) => each.expected === pair.expected || each.actual === pair.actual);
  if (!same) varied.push(pair);
  else if (same.expected !== pair.expected || same.actual !== pair.actual) {
    unequal.push({ ...pair, problem: `not the same pair as at \`${same.pointer}\`` });
  }
}

/** Last, since a token may speak of ids that stand behind it. */
function compareTokens(state: State): Difference[] {
  return state.tokens.flatMap((pair) => {
    const problem = compareToken(pair.expected, pair.actual, state.time, (text) => unbindAll(text, state));
    if (problem === undefined) vary(pair, state);
    return problem === undefined ? [] : [toDifference(pair, problem)];
  });
}

/** A text that repeats an id that varied, such as an error id in a sentence, is no difference. */
function explain(pair: State['unequal'][number], state: State): Difference[] {
  if (pair.problem !== undefined) return [toDifference(pair, `another value: ${pair.problem}`)];
  if (unbindAll(pair.actual, state) === pair.expected) return [];
  return [toDifference({ ...pair, actual: unbindKnown(pair.actual, state) }, 'another value')];
}

function matchesMark(mark: string, actual: Json, state: State): boolean {
  if (mark === '…') return true;
  const start = mark.slice(0, -1);
  return (
    typeof actual === 'string' &&
    [actual, unbindKnown(actual, state)].some((text) => text.length > start.length && text.startsWith(start))
  );
}

function isBoundNumber(expected: Json, actual: Json, { bindings }: SceneRecord): boolean {
  if (typeof expected !== 'number' || typeof actual !== 'number') return false;
  return bindings.some(({ literal, live }) => literal === String(expected) && live === String(actual));
}

function unbindKnown(text: string, { scene }: State): string {
  return replacePairs(
    text,
    scene.bindings.map(({ literal, live }) => [live, literal] as const),
  );
}

function unbindAll(text: string, state: State): string {
  const varied = state.varied.map(({ expected, actual }) => [actual, expected] as const);
  return unbindKnown(replacePairs(text, varied), state);
}

function toDifference({ expected, actual, pointer }: Pair, problem: string): Difference {
  return { pointer, problem, expected: JSON.stringify(expected), actual: JSON.stringify(actual) };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
