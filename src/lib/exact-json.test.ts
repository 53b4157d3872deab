import { expect, test } from 'vitest';
import { type ExactJson, isExactObject, isList, parseExactJson, repeatedKey } from './exact-json.ts';

test.each([
  ['1', '1.0'],
  ['1', '1e0'],
  ['1', '10E-1'],
  ['100', '1e+2'],
  ['0', '-0.0e7'],
  ['0.000001', '1e-6'],
  ['1e400', '10e399'],
  ['-12.50', '-1.25e1'],
  ['9007199254740993', '9007199254740993.0'],
])('%s and %s are one number', (one, other) => {
  expect(parseExactJson(one)).toEqual(parseExactJson(other));
});

test.each([
  ['9007199254740992', '9007199254740993'],
  ['1', '-1'],
  ['1', '10'],
  ['0.1', '0.10000000000000001'],
  ['1e400', '1e401'],
  ['1', '"1"'],
  ['101', '11'],
])('%s and %s are two', (one, other) => {
  expect(parseExactJson(one)).not.toEqual(parseExactJson(other));
});

test.each([
  '',
  '{',
  '[1,]',
  '{"a" 1}',
  '01',
  '1.',
  '.5',
  '+1',
  'NaN',
  '"\t"',
  '{"a":1}}',
  '\ufeff{}',
  "{'a':1}",
])('%j is no JSON', (text) => expect(parseExactJson(text)).toBeUndefined());

test.each([
  ['{"a":1,"a":1}', 'a'],
  ['{"a":1,"\\u0061":2}', 'a'],
  ['[{"b":{"c":[{"d":1,"d":2}]}}]', 'd'],
  ['{"a":{"b":1},"c":{"b":1}}', undefined],
  ['{"a":"\\"a\\":1,","b":"{"}', undefined],
  ['{"__proto__":1,"__proto__":2}', '__proto__'],
])('%s repeats %s', (text, key) => {
  expect(repeatedKey(parseExactJson(text) ?? null)).toBe(key);
});

test('whatever JSON is printed comes back', () => {
  for (let seed = 1; seed < 400; seed++) {
    const value = randomJson(randomNumbers(seed), 4);
    for (const text of [JSON.stringify(value), JSON.stringify(value, null, 2)]) {
      expect(plain(parseExactJson(text) ?? null), text).toEqual(value);
    }
  }
});

/** A linear congruential generator, so that a failure can be seen again. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}

const texts = ['', 'a', '"', '\\', '\\"', '{', '],', '"a":1', 'é…😀', '\u2028', '__proto__x', '\n\t'];

function randomJson(random: (below: number) => number, depth: number): unknown {
  const kind = random(depth > 0 ? 7 : 5);
  if (kind === 0) return null;
  if (kind === 1) return random(2) === 0;
  if (kind === 2) return texts[random(texts.length)];
  if (kind < 5) return (random(20_001) - 10_000) / 10 ** random(9);
  const count = random(4);
  if (kind === 5) return Array.from({ length: count }, () => randomJson(random, depth - 1));
  return Object.fromEntries(
    Array.from({ length: count }, () => [texts[random(texts.length)], randomJson(random, depth - 1)]),
  );
}

function plain(value: ExactJson): unknown {
  if (isList(value)) return value.map(plain);
  if (isExactObject(value))
    return Object.fromEntries([...value.members].map(([key, item]) => [key, plain(item)]));
  return value !== null && typeof value === 'object' ? Number(value.number) || 0 : value;
}
