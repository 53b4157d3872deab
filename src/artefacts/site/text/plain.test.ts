import { expect, it } from 'vitest';
import { durationWords, firstSentence } from './plain.ts';

it.each([
  ['PT1H', 'hour'],
  ['PT15M', '15 minutes'],
  ['P1DT12H', 'day and 12 hours'],
  ['PT90S', '90 seconds'],
  ['fortnight', 'fortnight'],
])('durationWords(%j) is %j', (duration, words) => {
  expect(durationWords(duration)).toBe(words);
});

it.each([
  ['Places an **order** for a customer. More text.', 'Places an order for a customer.'],
  ['See [the guide](x.md) e.g. for `this`\n\nNext', 'See the guide e.g. for this'],
  ['# Title', 'Title'],
  ['', ''],
])('firstSentence(%j) is %j', (markdown, sentence) => {
  expect(firstSentence(markdown)).toBe(sentence);
});
