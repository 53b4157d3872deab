import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { digest } from './digest.ts';
import { emptyLedger, openLedger } from './ledger.ts';

const root = mkdtempSync(join(tmpdir(), 'docproof-ledger-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));
const at1 = '2026-01-01T00:00:00Z';
const day = 24 * 3600 * 1000;
let count = 0;
const folder = () => join(root, String(++count));

test('what was kept is recalled by the next build, bytes as bytes', async () => {
  const at = folder();
  const value = { exchanges: [{ status: 200, body: new Uint8Array([0, 255, 10]) }], none: null };
  const first = await openLedger(at, 'auth-v1', 1000);
  expect(first.recall('key')).toBeUndefined();
  first.keep('key', value, at1);
  await first.save();
  const second = await openLedger(at, 'auth-v1', 2000);
  expect(second.recall('key')).toEqual({ value, at: at1 });
  expect(second.recall('other')).toBeUndefined();
  expect((await openLedger(at, 'auth-v2')).recall('key')).toBeUndefined();
});

test('its file is for its owner alone, and nothing is left beside it', async () => {
  const at = folder();
  const ledger = await openLedger(at, 'x');
  ledger.keep('key', 1, at1);
  await ledger.save();
  expect(readdirSync(at)).toEqual(['x.json.gz']);
  expect(statSync(join(at, 'x.json.gz')).mode & 0o777).toBe(0o600);
});

test('what no build asks for goes after a month', async () => {
  const at = folder();
  const first = await openLedger(at, 'x', 0);
  first.keep('asked', 1, at1);
  first.keep('forgotten', 2, at1);
  await first.save();
  const second = await openLedger(at, 'x', 20 * day);
  second.recall('asked');
  await second.save();
  const third = await openLedger(at, 'x', 40 * day);
  third.keep('new', 3, at1);
  await third.save();
  const last = await openLedger(at, 'x', 40 * day);
  expect(['asked', 'forgotten', 'new'].map((key) => last.recall(key)?.value)).toEqual([1, undefined, 3]);
});

test('a file that cannot be read is an empty ledger', async () => {
  const at = folder();
  const ledger = await openLedger(at, 'x');
  ledger.keep('key', 1, at1);
  await ledger.save();
  writeFileSync(join(at, 'x.json.gz'), 'cut');
  expect((await openLedger(at, 'x')).recall('key')).toBeUndefined();
});

test('nothing is written when nothing changed, and the empty ledger remembers nothing', async () => {
  const at = folder();
  await (await openLedger(at, 'x')).save();
  expect(() => readdirSync(at)).toThrow();
  const none = emptyLedger();
  none.keep('key', 1, at1);
  await none.save();
  expect(none.recall('key')).toBeUndefined();
});

test('a digest tells values apart that print alike when joined', () => {
  expect(digest('a', 'b')).not.toBe(digest('ab'));
  expect(digest(undefined)).not.toBe(digest(null));
  expect(digest({ a: 1 }, [2])).toBe(digest({ a: 1 }, [2]));
  expect(digest(undefined)).not.toBe(digest('undefined'));
});
