import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { hardCases } from './hard-cases.ts';
import { oddCases } from './odd-cases.ts';

const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Name the folder to write to');
for (const [name, document] of Object.entries({ hard: hardCases(), odd: oddCases() })) {
  writeFileSync(join(folder, `${name}.json`), JSON.stringify(document, null, 2));
}
