import { parseArgs } from 'node:util';
import { measureFidelity } from './measure.ts';

/*
 * How many snippets of a document are exact on the wire, language by language; every miss by name.
 *
 *   npm run fidelity -- openapi.yaml [--operations 150] [--seed 1] [--languages curl,go]
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    operations: { type: 'string', default: '150' },
    seed: { type: 'string', default: '1' },
    languages: { type: 'string' },
  },
});
const [document] = positionals;
if (document === undefined) throw new Error('Name an OpenAPI document: npm run fidelity -- openapi.yaml');
const { operations, sampled, languages } = await measureFidelity(document, {
  operations: Number(values.operations),
  seed: Number(values.seed),
  ...(values.languages === undefined ? {} : { languages: values.languages.split(',') }),
});

const columns = ['published', 'compiled', 'ran', 'exact'] as const;
print(`${document}: ${sampled} of ${operations} operations (seed ${values.seed})`);
print(`${''.padEnd(20)}${columns.map((column) => column.padStart(10)).join('')}${'unsayable'.padStart(11)}`);
for (const each of languages) {
  const counts = columns.map((column) => String(each[column]).padStart(10)).join('');
  print(`${each.language.padEnd(20)}${counts}${String(each.unprintable.length).padStart(11)}`);
}
for (const { misses } of languages) for (const miss of misses) print(`MISS ${miss}`);
for (const { language, unprintable } of languages) {
  for (const reason of unprintable) print(`UNSAYABLE ${language} ${reason}`);
}
process.exitCode = languages.every(({ misses }) => misses.length === 0) ? 0 : 1;

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
