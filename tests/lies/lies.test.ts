import { expect, test } from 'vitest';
import { lies, tellEverySecond } from './tell-lies.ts';

test('there are two lies a kind at least', () => {
  for (const kind of new Set(lies.map((file) => file.split('/')[0]))) {
    expect(lies.filter((file) => file.startsWith(`${kind}/`)).length, kind).toBeGreaterThanOrEqual(2);
  }
  expect(lies.length).toBeGreaterThanOrEqual(20);
});

tellEverySecond(0);
