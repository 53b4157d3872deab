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

beforeAll(async () => {
  const reference = await compileReference();
  compiled = reference.folder;
  return reference.remove;
});

describe.each(files)('%s', (file) => {
  const faults = parse(readFileSync(join(folder, file), 'utf8')) as readonly Fault[];
  test.each(faults.map((fault) => [fault.fault, fault] as const))('%s', async (_, fault) => {
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
