import { beforeAll, expect, test } from 'vitest';
import { compileReference, startServer } from './faulty-server.ts';
import { plannedIds, testServer } from './find-fault.ts';

let origin = '';

beforeAll(async () => {
  const reference = await compileReference();
  const server = await startServer(reference.folder, {});
  origin = server.origin;
  return async () => {
    await server.stop();
    await reference.remove();
  };
});

/** Everything but the flows that use up limits of a thousand calls, which a build plays too. */
const quick = ['body-*', 'parameter', 'syntax', 'media-type', 'method', 'credential', 'mechanical'];
const several = ['letter-case', 'second-use', 'concurrency', 'enumeration', 'foreign-object'];

test('the server as it is has no finding', { timeout: 300_000 }, async () => {
  const only = [...quick, ...several].map((kind) => `*/*/*/${kind}`);
  const { findings, cases } = await testServer(origin, only);
  expect(findings.map(({ check, message, actual }) => `${check}: ${message} (${actual})`)).toEqual([]);
  expect(cases.filter(({ state }) => state !== 'passed').map(({ id, reason }) => `${id}: ${reason}`)).toEqual(
    [],
  );
  expect(cases.length).toBeGreaterThan(1_500);
});

test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('nor with random values from seed %i', async (seed) => {
  const { findings } = await testServer(origin, ['*/*/*/explore'], seed);
  expect(findings.map(({ check, message, actual }) => `${check}: ${message} (${actual})`)).toEqual([]);
});

test('ids of cases are the same for any seed, and every shard has its own part of them', async () => {
  const all = await plannedIds({ seed: 1 });
  expect(await plannedIds({ seed: 2 })).toEqual(all);
  expect(new Set(all).size).toBe(all.length);
  const parts = await Promise.all(
    [1, 2, 3].map((index) => plannedIds({ seed: 1, shard: { index, count: 3 } })),
  );
  expect(parts.flat().sort()).toEqual([...all].sort());
  for (const part of parts) expect(part.length).toBeGreaterThan(all.length / 5);
});
