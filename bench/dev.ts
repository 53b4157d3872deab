import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { develop } from '../src/dev/develop.ts';
import type { DevEvent } from '../src/dev/event.ts';
import { loadConfig } from '../src/load/config/load-config.ts';

/*
 * How much CPU passes in `docproof dev --no-run` from a saved guide to its page, and to the whole site, on our own
 * documentation, beside what the first edition took: `npx tsx bench/dev.ts [rounds]`.
 */

const own = new URL('../', import.meta.url).pathname;
const root = mkdtempSync(join(tmpdir(), 'docproof-bench-dev-'));
for (const name of ['spec', 'guides']) cpSync(join(own, name), join(root, name), { recursive: true });
for (const name of ['docs.config.ts', 'package.json', 'config.yml', 'CHANGELOG.md']) {
  cpSync(join(own, name), join(root, name));
}
for (const name of ['node_modules', 'reference-server', 'templates'])
  symlinkSync(join(own, name), join(root, name));

const guide = join(root, 'guides/auth/v2/getting-started.md');
const page = 'auth/v2/guides/getting-started/index.html';
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const median = (values: number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

let listen: (event: DevEvent) => void = () => {};
const next = (matches: (event: DevEvent) => boolean) =>
  new Promise<number>((resolve) => {
    listen = (event) => {
      if (event.kind === 'broken') throw new Error(event.message);
      if (matches(event)) resolve(cpu());
    };
  });

const begun = cpu();
const whole = next(({ kind }) => kind === 'proofs');
const options = { loadConfig: () => loadConfig(root), target: undefined, run: false, port: 0 };
const development = await develop({ ...options, tell: (event) => listen(event) });
const first = (await whole) - begun;
const served: number[] = [];
const done: number[] = [];
for (let round = 0; round < Number(process.argv[2] ?? 5); round++) {
  const text = readFileSync(guide, 'utf8');
  const before = cpu();
  const changed = next((event) => event.kind === 'pages' && event.paths.includes(page));
  writeFileSync(guide, text.replace(/```bash\n/, `\`\`\`bash\n# Edit ${round}\n`));
  served.push((await changed) - before);
  done.push((await next(({ kind }) => kind === 'proofs')) - before);
}
await development.close();
rmSync(root, { recursive: true, force: true });
const of = (seconds: number) =>
  `${seconds.toFixed(2)} CPU s, ${(seconds / first).toFixed(3)} of the first edition`;
console.log(`first edition: ${first.toFixed(2)} CPU s`);
console.log(`saved guide to its page: ${of(median(served))}`);
console.log(`saved guide to the whole site, judged: ${of(median(done))}`);
