import vm from 'node:vm';
import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import { toRegExp } from './translate-schema.ts';

/** Tells whether a text matches; undefined where that took too long to find out. */
export type PatternMatcher = (text: string) => boolean | undefined;

/** Milliseconds for one text. */
const longest = 100;

const known = new Map<string, PatternMatcher | undefined>();

/**
 * The matcher of a regular expression that somebody else wrote; undefined for what is none. One that repeats what
 * repeats may take years for a short text, so that it gets a limited time.
 */
export function toPatternMatcher(pattern: string): PatternMatcher | undefined {
  if (!known.has(pattern)) known.set(pattern, makeMatcher(pattern));
  return known.get(pattern);
}

function makeMatcher(pattern: string): PatternMatcher | undefined {
  const expression = toRegExp(pattern);
  if (!expression) return undefined;
  if (!isRisky(pattern)) return (text) => expression.test(text);
  return remembering((text) => testWithinTime(expression, text));
}

/** The same few texts are asked for again and again. */
function remembering(matches: PatternMatcher): PatternMatcher {
  const answers = new Map<string, boolean | undefined>();
  return (text) => {
    if (answers.has(text)) return answers.get(text);
    const answer = matches(text);
    if (answers.size >= 1000) answers.clear();
    answers.set(text, answer);
    return answer;
  };
}

/** Parses a pattern with Unicode rules, else without; undefined when it is none. */
export function parsePattern(pattern: string): AST.Pattern | undefined {
  for (const unicode of [true, false]) {
    try {
      return new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
    } catch {
      // The next dialect may do.
    }
  }
  return undefined;
}

/** Whether something is repeated often that is itself repeated, or has alternatives. */
function isRisky(pattern: string): boolean {
  const tree = parsePattern(pattern);
  if (!tree) return true;
  let repeats = 0;
  let risky = false;
  visitRegExpAST(tree, {
    onQuantifierEnter: ({ max }) => {
      if (max < 10) return;
      if (repeats > 0) risky = true;
      repeats++;
    },
    onQuantifierLeave: ({ max }) => {
      if (max >= 10) repeats--;
    },
    onGroupEnter: ({ alternatives }) => {
      if (repeats > 0 && alternatives.length > 1) risky = true;
    },
    onCapturingGroupEnter: ({ alternatives }) => {
      if (repeats > 0 && alternatives.length > 1) risky = true;
    },
  });
  return risky;
}

interface Room {
  expression: RegExp;
  text: string;
}

let room: { readonly context: Room; readonly script: vm.Script } | undefined;

/** Only a script of its own can be stopped; this one calls `test` and nothing else. */
function testWithinTime(expression: RegExp, text: string): boolean | undefined {
  room ??= {
    context: vm.createContext({ expression, text }) as unknown as Room,
    script: new vm.Script('expression.test(text)'),
  };
  Object.assign(room.context, { expression, text });
  try {
    return room.script.runInContext(room.context as unknown as vm.Context, { timeout: longest }) as boolean;
  } catch {
    return undefined;
  }
}
