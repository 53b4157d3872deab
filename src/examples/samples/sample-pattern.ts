import type { AST } from '@eslint-community/regexpp';
import { parsePattern, toPatternMatcher } from '../../lib/pattern-matcher.ts';
import { toRegExp } from '../../lib/translate-schema.ts';

/** Longer texts are not tried. */
const longest = 8000;

/**
 * Makes a short text that matches a regular expression and has between `minimum` and `maximum` characters, always the
 * same; undefined where none is found: assertions are not solved, only judged.
 */
export function samplePattern(
  pattern: string,
  { minimum = 0, maximum = Number.POSITIVE_INFINITY } = {},
): string | undefined {
  const tree = parsePattern(pattern);
  const matches = toPatternMatcher(pattern);
  if (!tree || !matches) return undefined;
  if (minimum > longest) return undefined;
  const repeats = [0, 1, 2, 4, 8, ...missing(write(tree, 0), minimum)];
  const written = repeats.map((extra) => write(tree, extra));
  const texts = [
    ...written,
    ...written.flatMap((text) => [`example${text}`, text.padEnd(minimum, 'a'), text.padStart(minimum, 'a')]),
    ...[minimum, 8, 12, 16, 24, 32].flatMap((length) =>
      mixed.map((text) => text.repeat(length).slice(0, length)),
    ),
  ];
  return texts.find((text) => {
    const { length } = [...text];
    return length >= minimum && length <= maximum && matches(text) === true;
  });
}

/** What patterns that only look ahead, such as those of passwords, ask for. */
const mixed = ['Aa1!', 'Aa1', 'a1', 'a', '1'];

/** How often an element that may be repeated has to be, for the text to become long enough. */
function missing(text: string, minimum: number): number[] {
  const lacking = minimum - [...text].length;
  if (lacking <= 0) return [];
  return [
    Math.ceil(lacking / 4),
    Math.ceil(lacking / 3),
    Math.ceil(lacking / 2),
    lacking - 1,
    lacking,
    lacking + 1,
  ];
}

/** Writes a node; each element that may be repeated is, `extra` times more than it must. */
function write(node: AST.Node, extra: number): string {
  switch (node.type) {
    case 'Pattern':
    case 'Group':
    case 'CapturingGroup': {
      const [first] = node.alternatives;
      return first ? write(first, extra) : '';
    }
    case 'Alternative':
      return node.elements
        .map((element) => write(element, extra))
        .join('')
        .slice(0, longest);
    case 'Quantifier': {
      const text = write(node.element, extra);
      const times = Math.max(node.min, Math.min(node.max, node.min + extra));
      return text.repeat(Math.min(times, Math.ceil(longest / Math.max(text.length, 1)))).slice(0, longest);
    }
    case 'Character':
      return String.fromCodePoint(node.value);
    case 'CharacterSet':
      return memberOf((character) => matches(node, character));
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return memberOf((character) => matches(node, character));
    case 'Backreference':
      return node.resolved && !Array.isArray(node.resolved)
        ? write(node.resolved as AST.CapturingGroup, extra)
        : '';
    default:
      return '';
  }
}

const plain = 'a0A-_ .,:;/@+*#!?=%&$~^|<>()[]{}\'"`\\\t\néЖ中';

/** The first plain character, or else any, that a set has. */
function memberOf(has: (character: string) => boolean): string {
  for (const character of plain) if (has(character)) return character;
  for (let code = 33; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    if (has(character)) return character;
  }
  return '';
}

function matches(
  node: AST.CharacterSet | AST.CharacterClass | AST.ExpressionCharacterClass,
  character: string,
): boolean {
  return toRegExp(`^(?:${node.raw})$`)?.test(character) ?? false;
}
