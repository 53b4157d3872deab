import { expect, test } from 'vitest';
import { sampleOf } from './sample-of.ts';

const items = Array.from({ length: 1000 }, (_, index) => index);

test('a sample is the same for the same seed, in order, and another for another seed', () => {
  const sample = sampleOf(items, 150, 1);
  expect(sample).toHaveLength(150);
  expect(new Set(sample).size).toBe(150);
  expect(sample).toEqual(sample.toSorted((one, other) => one - other));
  expect(sampleOf(items, 150, 1)).toEqual(sample);
  expect(sampleOf(items, 150, 2)).not.toEqual(sample);
});

test('fewer items than the sample are all taken', () => {
  expect(sampleOf([3, 1, 2], 3, 1)).toEqual([3, 1, 2]);
  expect(sampleOf([], 3, 1)).toEqual([]);
});
