import { expect, test } from 'vitest';
import type { Ledger } from './ledger.ts';
import { createMemory } from './memory.ts';

function ledger(): Ledger & { readonly kept: Map<string, unknown> } {
  const kept = new Map<string, unknown>();
  return {
    kept,
    recall: (key) => (kept.has(key) ? { value: kept.get(key), at: '2026-01-01T00:00:00Z' } : undefined),
    keep: (key, value) => kept.set(key, value),
    save: async () => {},
  };
}

test('only what is proven as a whole is kept', async () => {
  const store = ledger();
  const memory = createMemory(store, { fresh: false });
  memory.offer('whole', 1, ['a', 'b']);
  memory.offer('half', 2, ['a', 'c']);
  memory.offer('nothing', 3, []);
  await memory.settle((proof) => proof !== 'c', '2026-01-01T00:00:00Z');
  expect([...store.kept]).toEqual([['whole', 1]]);
  expect(memory.recall('whole')?.value).toBe(1);
});

test('a fresh one recalls nothing, but leaves what it proves', async () => {
  const store = ledger();
  const memory = createMemory(store, { fresh: true });
  memory.offer('key', 1, ['a']);
  await memory.settle(() => true, '2026-01-01T00:00:00Z');
  expect(memory.recall('key')).toBeUndefined();
  expect(createMemory(store, { fresh: false }).recall('key')?.value).toBe(1);
});
