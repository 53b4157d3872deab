import { parseArgs } from 'node:util';
import { measureCollection } from './measure-collection.ts';

/*
 * How many requests of a document's Postman collection newman sends exactly; every miss by name.
 *
 *   npx tsx tests/postman/fidelity.ts openapi.yaml [--operations 150] [--seed 1]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    operations: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
  },
});
const [document] = positionals;
if (document === undefined)
  throw new Error('Name an OpenAPI document: npx tsx tests/postman/fidelity.ts openapi.yaml');
const { operations, sampled, requests, exact, misses, unsayable } = await measureCollection(document, {
  operations: Number(values.operations),
  seed: Number(values.seed),
});
print(`${document}: ${sampled} of ${operations} operations (seed ${values.seed})`);
print(`${exact} of ${requests} requests exact, ${unsayable.length} unsayable`);
for (const miss of misses) print(`MISS ${miss}`);
for (const reason of unsayable) print(`UNSAYABLE ${reason}`);
process.exitCode = misses.length === 0 ? 0 : 1;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
