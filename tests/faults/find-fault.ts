import { join } from 'node:path';
import { type ContractOptions, planContract, runContract } from '../../src/contract/run-contract.ts';
import { createMessenger } from '../../src/contract/target/messenger.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { loadDocs } from '../../src/load/load-docs.ts';
import type { ContractReport } from '../../src/model/contract.ts';
import { createSelection } from '../../src/selection.ts';

let docs: ReturnType<typeof loadDocs> | undefined;

/** The documents of this repository, read once a process. */
async function documents() {
  docs ??= loadConfig(join(import.meta.dirname, '..', '..')).then(loadDocs);
  return docs;
}

/** Tests a server with the documents of this repository. */
export async function testServer(
  origin: string,
  only: readonly string[],
  seed = 1,
  shard?: ContractOptions['shard'],
): Promise<ContractReport> {
  const options = { seed, selects: createSelection(only).has, ...(shard && { shard }) };
  const loaded = await documents();
  const target = { name: 'faulty', origin, controls: '/controls' };
  return runContract(loaded, planContract(loaded, options), target, createMessenger(), options);
}

/** The ids of the cases that these documents lead to. */
export async function plannedIds(options: Pick<ContractOptions, 'seed' | 'shard'>): Promise<string[]> {
  const plans = planContract(await documents(), { ...options, selects: () => true });
  return plans.flatMap(({ cases }) => cases.map(({ id }) => id));
}
