import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';

/*
 * What the site costs: `docproof build --no-run --no-lint` beside `redocly build-docs` (one shell that renders nothing
 * itself), in one run. Linux, with /usr/bin/time.
 *
 *   npm run build && npx tsx bench/site.ts openapi.yaml another.json …
 */

const root = join(import.meta.dirname, '..');
const documents = process.argv.slice(2);
if (documents.length === 0) throw new Error('name at least one OpenAPI document');

print(['document', 'builder', 'CPU s', 'peak MiB', 'HTML MB', 'all MB', 'files']);
for (const document of documents.map((path) => resolve(path))) {
  const folder = mkdtempSync(join(tmpdir(), 'docproof-bench-site-'));
  try {
    measure(document, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function measure(document: string, folder: string): void {
  const name = `${basename(dirname(document))}/${basename(document)}`;
  copyBeside(document, folder);
  const spec = basename(document);
  writeFileSync(
    join(folder, 'docs.config.json'),
    JSON.stringify({ apis: [{ id: 'api', versions: [{ id: 'v1', spec }] }], guides: 'no-guides/*.md' }),
  );
  const ours = cost([process.execPath, join(root, 'dist/cli.js'), 'build', '--no-run', '--no-lint'], folder);
  const site = sizeOf(join(folder, 'out/site'));
  print([name, 'docproof', ...figures(ours, site)]);
  const page = join(folder, 'redoc.html');
  const redocly = join(root, 'node_modules/.bin/redocly');
  const peer = cost([redocly, 'build-docs', spec, '-o', page], folder);
  const written = existsSync(page) ? statSync(page).size : 0;
  print([name, 'redocly build-docs', ...figures(peer, { html: written, all: written, files: 1 })]);
  print([name, 'ratio', (ours.cpu / peer.cpu).toFixed(2), (ours.peak / peer.peak).toFixed(2)]);
}

/** The document with its neighbours, which it may refer to. */
function copyBeside(document: string, folder: string): void {
  const from = dirname(document);
  for (const entry of readdirSync(from, { recursive: true, encoding: 'utf8' })) {
    if (!/\.(ya?ml|json|md)$/i.test(entry)) continue;
    mkdirSync(dirname(join(folder, entry)), { recursive: true });
    copyFileSync(join(from, entry), join(folder, entry));
  }
}

interface Cost {
  readonly cpu: number;
  /** MiB. */
  readonly peak: number;
}

function cost(command: readonly string[], cwd: string): Cost {
  const log = join(cwd, 'time.log');
  try {
    execFileSync('/usr/bin/time', ['-f', '%U %S %M', '-o', log, ...command], { cwd, stdio: 'ignore' });
  } catch {
    // Findings about the document end a build with 1; the figures stand all the same.
  }
  const last = execFileSync('tail', ['-n', '1', log], { encoding: 'utf8' });
  const [user = 0, system = 0, kilobytes = 0] = last.trim().split(' ').map(Number);
  return { cpu: user + system, peak: kilobytes / 1024 };
}

function sizeOf(folder: string): { html: number; all: number; files: number } {
  const sum = { html: 0, all: 0, files: 0 };
  if (!existsSync(folder)) return sum;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const { size } = statSync(join(entry.parentPath, entry.name));
    sum.all += size;
    sum.files += 1;
    if (entry.name.endsWith('.html')) sum.html += size;
  }
  return sum;
}

function figures({ cpu, peak }: Cost, { html, all, files }: ReturnType<typeof sizeOf>): string[] {
  return [cpu.toFixed(2), peak.toFixed(0), (html / 1e6).toFixed(1), (all / 1e6).toFixed(1), String(files)];
}

function print(columns: readonly string[]): void {
  const [name = '', builder = '', ...rest] = columns;
  process.stdout.write(
    `${name.padEnd(44)} ${builder.padEnd(20)} ${rest.map((text) => text.padStart(9)).join('')}\n`,
  );
}
