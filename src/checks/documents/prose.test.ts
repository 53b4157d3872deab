import { expect, test } from 'vitest';
import { findDurations, findSentences } from './prose.ts';

test.each<[string, number]>([
  ['15 minutes', 900],
  ['15-minute lifetime', 900],
  ['15\nminutes', 900],
  ['15min', 900],
  ['15 mins', 900],
  ['900 seconds', 900],
  ['1,800 seconds', 1800],
  ['fifteen minutes', 900],
  ['Twenty-four hours', 86_400],
  ['twenty four hours', 86_400],
  ['half an hour', 1800],
  ['a quarter of an hour', 900],
  ['1.5 hours', 5400],
  ['24h', 86_400],
  ['30 s', 30],
  ['seven days', 604_800],
  ['one week', 604_800],
  ['It lasts an hour.', 3600],
  ['wait for a minute', 60],
])('%j is %d seconds', (text, seconds) => {
  expect(findDurations(text).map((each) => each.seconds)).toEqual([seconds]);
});

test.each([
  'five times an hour',
  '100 requests per minute',
  'v1.lifetimes',
  '15 minutely reports',
  'a second thought',
  '3 sessions',
  'two hundredths',
  'the hour',
  '15 hosts',
])('%j names no time', (text) => {
  expect(findDurations(text)).toEqual([]);
});

test('sentences have their line; code, fences and front matter say nothing', () => {
  const text =
    '---\ntitle: 5 minutes.\n---\n\nOne. Two\nlines. `7 days`.\n\n```text\n9 hours. No.\n```\n- item\n| a | b |\n# Head\n';
  expect(findSentences(text).map(({ text: each, line }) => [line, each.trim()])).toEqual([
    [5, 'One.'],
    [5, 'Two\nlines.'],
    [6, '.'],
    [11, '- item'],
    [12, '| a | b |'],
    [13, '# Head'],
  ]);
});
