import { readFileSync, statSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { globSync } from 'tinyglobby';
import { loadVersion } from '../tests/single-faults/load-version.ts';
import { measure } from '../tests/single-faults/measure.ts';

/*
 * What the mock target accepts and refuses: every documented request of every OpenAPI 3 document below a folder, and
 * every variant of it with a single fault.
 *
 *   npx tsx bench/mock.ts <folder or document> [misses to print, 20]
 */

const [place, limit = '20'] = process.argv.slice(2);
if (place === undefined) throw new Error('give a folder or a document');
const folder = resolve(place);
const files = statSync(folder).isFile()
  ? [folder]
  : globSync('**/*.{yaml,yml,json}', { cwd: folder, absolute: true }).filter(isOpenApi).sort();
let total = { documented: 0, accepted: 0, variants: 0, refused: 0 };
for (const file of files) {
  const name = relative(process.cwd(), file);
  try {
    const started = process.cpuUsage();
    const version = await loadVersion(file);
    const { misses, ...counts } = await measure(version);
    const { user: own, system } = process.cpuUsage(started);
    const seconds = ((own + system) / 1e6).toFixed(1);
    print(
      `${name}: accepted ${counts.accepted}/${counts.documented}, refused ${counts.refused}/${counts.variants} (${seconds} CPU s)`,
    );
    for (const miss of misses.slice(0, Number(limit))) print(`  ${miss}`);
    if (misses.length > Number(limit)) print(`  and ${misses.length - Number(limit)} more`);
    total = {
      documented: total.documented + counts.documented,
      accepted: total.accepted + counts.accepted,
      variants: total.variants + counts.variants,
      refused: total.refused + counts.refused,
    };
  } catch (error) {
    print(`${name}: cannot be read: ${error instanceof Error ? error.message.split('\n')[0] : error}`);
  }
}
print(`all: accepted ${total.accepted}/${total.documented}, refused ${total.refused}/${total.variants}`);
// What is refused although it is documented may be the document's own fault; what is accepted although it is none is ours.
if (total.refused < total.variants) process.exitCode = 1;

/** Looked for in the whole text: some documents have their members in alphabetical order. */
function isOpenApi(file: string): boolean {
  return /^(?:\{|\s{0,4})?\s*["']?openapi["']?\s*:\s*["']?3/m.test(readFileSync(file, 'utf8'));
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
