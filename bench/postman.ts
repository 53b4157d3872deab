import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { postman } from '../src/artefacts/postman/postman.ts';
import { assemble } from '../src/assemble.ts';
import { loadConfig } from '../src/load/config/load-config.ts';
import { toPublication } from '../src/produce.ts';

/*
 * What it costs to make the Postman collection of a document, reading it included.
 *
 *   npx tsx bench/postman.ts openapi.json [limit in CPU seconds, default 4] [limit in MiB, default 300]
 */

const [document, seconds = '4', mebibytes = '300'] = process.argv.slice(2);
if (document === undefined) throw new Error('Name an OpenAPI document');
const root = mkdtempSync(join(tmpdir(), 'docproof-bench-'));
try {
  cpSync(dirname(document), join(root, 'spec'), { recursive: true });
  const apis = [{ id: 'api', versions: [{ id: 'v1', spec: `spec/${basename(document)}` }] }];
  writeFileSync(join(root, 'docs.config.json'), JSON.stringify({ apis, languages: [] }));
  const before = process.cpuUsage();
  const assembly = await assemble(await loadConfig(root));
  const loaded = process.cpuUsage(before);
  const about = { target: undefined, builtAt: '', toolVersion: '' };
  let bytes = 0;
  for (const { content } of postman.files(toPublication(assembly, [], about))) bytes += content.length;
  const all = process.cpuUsage(before);
  const total = (all.user + all.system) / 1e6;
  const peak = process.resourceUsage().maxRSS / 1024;
  const reading = ((loaded.user + loaded.system) / 1e6).toFixed(2);
  console.log(
    `${total.toFixed(2)} CPU s (${reading} of them reading), ${peak.toFixed(0)} MiB at most, ${bytes} characters`,
  );
  console.log(
    `${(total / Number(seconds)).toFixed(2)} of the limit of time, ${(peak / Number(mebibytes)).toFixed(2)} of that of memory`,
  );
} finally {
  rmSync(root, { recursive: true, force: true });
}
