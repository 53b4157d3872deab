import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { globSync } from 'tinyglobby';
import { driverId, driverOf } from './driver.ts';
import { openFront } from './front.ts';
import { type Planned, planWorkflows } from './plan.ts';
import { startReference } from './reference.ts';
import { type Outcome, respect } from './respect.ts';

/** Which flows call which API, and where the server has it: runners take one place for all paths of a document. */
const groups = [
  { flows: 'spec/auth/v1/flows/*', source: 'auth', path: '/v1' },
  { flows: 'spec/auth/v2/flows/*', source: 'auth', path: '/v2' },
  { flows: 'spec/accounts/v1/flows/!(health).*', source: 'accounts', path: '/api/v1' },
  { flows: 'spec/accounts/v1/flows/health.*', source: 'accounts', path: '' },
] as const;

/** Lets `redocly respect` play the published flows, says which ran and which cannot, and fails unless all that ran passed. */
async function main(): Promise<void> {
  const isPatient = process.argv.includes('--all');
  const folder = mkdtempSync(join(tmpdir(), 'respect-'));
  const planned = groups.map(({ flows }) =>
    globSync(flows)
      .sort()
      .flatMap((file) => planWorkflows(file, isPatient)),
  );
  const plays: (() => Promise<Outcome>)[] = [];
  for (const [index, group] of groups.entries()) {
    // One after the other, since the command may compile the server first.
    const server = await startReference();
    plays.push(() =>
      play(group, server, planned[index] ?? [], join(folder, String(index))).finally(server.stop),
    );
  }
  const outcomes = await Promise.all(plays.map((begin) => begin())).finally(() =>
    rmSync(folder, { recursive: true }),
  );
  for (const { explanation } of outcomes) if (explanation !== '') console.log(explanation);
  const left = planned.flat().filter(({ obstacle }) => obstacle !== undefined);
  for (const { id, file, obstacle } of left) console.log(`not run: ${file} ${id}: ${obstacle}`);
  const ran = outcomes.flatMap(({ ran }) => ran).length;
  const failed = outcomes.flatMap(({ failed }) => failed).length;
  console.log(
    `${ran} workflows ran, ${ran - failed} passed; ${left.length} of ${planned.flat().length} were not run`,
  );
  if (ran === 0 || failed > 0) process.exitCode = 1;
}

async function play(
  { source, path }: (typeof groups)[number],
  { port }: { readonly port: number },
  planned: readonly Planned[],
  folder: string,
): Promise<Outcome> {
  const able = planned.filter(({ obstacle }) => obstacle === undefined);
  mkdirSync(folder);
  const drivers = [...new Set(able.map(({ file }) => file))].map((file) => {
    const driver = join(folder, `${basename(file, '.arazzo.yaml')}.play.arazzo.json`);
    const ofFile = able.filter((workflow) => workflow.file === file);
    writeFileSync(driver, JSON.stringify(driverOf(file, ofFile, folder)));
    return driver;
  });
  const { url, close } = await openFront(port);
  const servers = {
    [source]: url + path,
    preparation: `${url}/v2`,
    mailbox: `${url}/mailbox`,
    controls: url,
  };
  const outcome = await respect(drivers, servers).finally(close);
  const silent = able.filter(({ id }) => !outcome.ran.includes(driverId(id)));
  if (silent.length > 0) throw new Error(`respect left out ${silent.map(({ id }) => id).join(', ')}.`);
  return outcome;
}

await main();
