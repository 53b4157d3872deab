import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { ContractFinding } from '../../src/model/contract.ts';
import type { Fault } from './fault.ts';
import { compileReference, startServer } from './faulty-server.ts';
import { testServer } from './find-fault.ts';

const folder = join(import.meta.dirname, 'planted');
const files = readdirSync(folder).sort();
let compiled = '';

/** All of them take minutes, so that is for the night; in between every fifth is found. */
const step = process.env.FAULTS === 'all' ? 1 : 5;

beforeAll(async () => {
  const reference = await compileReference();
  compiled = reference.folder;
  return reference.remove;
});

describe.each(files)('%s', (file) => {
  const faults = parse(readFileSync(join(folder, file), 'utf8')) as readonly Fault[];
  const chosen = faults.filter((_, index) => index % step === 0);
  test.each(chosen.map((fault) => [fault.fault, fault] as const))('%s', async (_, fault) => {
    const server = await startServer(compiled, fault);
    try {
      const { findings } = await testServer(server.origin, fault.only);
      const found = findings.filter(({ blame }) => blame === 'server');
      expect(
        found.map(({ check, operation }) => `${check} ${operation}`),
        say(found),
      ).toContain(`${fault.expect.check} ${fault.expect.operation}`);
    } finally {
      await server.stop();
    }
  });
});

function say(findings: readonly ContractFinding[]): string {
  return findings
    .map(({ check, operation, message, actual }) => `${check} ${operation}: ${message} (${actual})`)
    .join('\n');
}

test('there are sixty faults at least, twenty of them in what takes several steps to see', () => {
  const counts = files.map(
    (file) => (parse(readFileSync(join(folder, file), 'utf8')) as readonly Fault[]).length,
  );
  expect(counts.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(60);
  const behaviour = parse(readFileSync(join(folder, 'behaviour.yaml'), 'utf8')) as readonly Fault[];
  expect(behaviour.length).toBeGreaterThanOrEqual(20);
});
