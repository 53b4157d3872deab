import type { Json } from '../model/json.ts';
import { evilLines, evilTexts } from './evil-texts.test-data.ts';

const random = randomOf(20251029);

/** What literals are tried with: everything evil, and much that is made of it. */
export const texts: readonly string[] = [
  ...evilTexts,
  ...evilLines,
  ...[...Array(400)].map(() => randomText()),
];

export const values: readonly Json[] = [...Array(60)].map(() => randomJson(3));

/** A variable of the environment that programs read. */
export const secret = { SECRET: 's3cr\\et"\'`$#{1}' };

/** Made of what has a meaning in one of the languages. */
function randomText(): string {
  const pieces = [
    ...'abz019 \'"`\\$#%{}()[]<>|&;!?*~^@=+-_,./:\n\r\t\0',
    ...[
      '#{1+1}',
      '$\u007bHOME}',
      '$(id)',
      '`id`',
      '%{a}',
      '{{b}}',
      '<%= 1 %>',
      '\\u0041',
      '\\x41',
      '\\0',
      '%s',
      '//',
      '/*',
      '*/',
    ],
    ...[
      '"""',
      "'''",
      '\x1b',
      '\x7f',
      '\x85',
      '\u2028',
      '\ufeff',
      '\u202e',
      '\u00ad',
      'é',
      '日本',
      '👍',
      '\u{e0067}',
      '\ud800',
      '\udc00',
      '__END__',
      '=begin',
    ],
  ];
  return [...Array(random(12))].map(() => pieces[random(pieces.length)]).join('');
}

function randomJson(depth: number): Json {
  const kind = random(depth > 0 ? 8 : 5);
  if (kind === 0) return [null, true, false][random(3)] ?? null;
  if (kind < 3) return randomNumber();
  if (kind < 5) return randomText();
  const members = [...Array(random(5))].map(() => randomJson(depth - 1));
  return kind < 6 ? members : Object.fromEntries(members.map((member) => [randomText(), member]));
}

function randomNumber(): number {
  const numbers = [
    0,
    -1,
    0.1,
    1e21,
    1e20,
    1e-5,
    123456789012345680,
    1.5e300,
    0.00012345,
    -99.99,
    2 ** 53,
    1e15 + 0.5,
  ];
  return random(2)
    ? (random(2_000_000) - 1_000_000) / 10 ** random(9)
    : (numbers[random(numbers.length)] ?? 0);
}

/** A generator that makes the same numbers each time: xorshift. */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
}
