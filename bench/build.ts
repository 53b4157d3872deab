import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { languages } from '../src/languages/index.ts';
import { cpuSeconds, median } from './cpu-seconds.ts';

/*
 * What proving costs: `docproof build` beside the bare start of the same programs, in one run.
 * The bare programs find nobody to talk to, so their figure is the least that running them can cost.
 *
 *   npm run build && npx docproof build && npx tsx bench/build.ts
 */

const root = join(import.meta.dirname, '..');
const runs = 3;
const snippets = join(root, 'out', 'snippets');
if (!existsSync(snippets)) throw new Error('run `npx docproof build` first');

const files = readdirSync(snippets, { recursive: true, encoding: 'utf8' }).map((file) =>
  join(snippets, file),
);
const bare = languages
  .filter((language) => language.runner.prepare === undefined)
  .flatMap((language) =>
    files
      .filter((file) => file.endsWith(`.${language.id}.${language.extension}`))
      .map((file) => {
        const context = { caFile: '/dev/null', proxy: 'http://127.0.0.1:9', packages: '/nonexistent' };
        const { command, args, env } = language.runner.command(file, context);
        const variables = Object.entries(env).map(
          ([name, value]) => `${name}='${value.replaceAll("'", "'\\''")}'`,
        );
        return `env ${variables.join(' ')} ${[command, ...args].map((word) => `'${word}'`).join(' ')}`;
      }),
  );

const cli = `cd ${root} && node dist/cli.js build`;
const rows = [
  ['read, lint and render (--no-run)', cpu(`${cli} --no-run`)],
  ['build, everything run', cpu(cli)],
  [`bare start of ${bare.length} interpreted programs`, cpu(bare.join('; '))],
] as const;
for (const [name, seconds] of rows) process.stdout.write(`${name.padEnd(45)} ${seconds.toFixed(2)} CPU s\n`);
const [, [, full], [, least]] = rows;
process.stdout.write(
  `${'ratio of the build to the bare programs'.padEnd(45)} ${(full / least).toFixed(2)}\n`,
);

function cpu(command: string): number {
  return median(Array.from({ length: runs }, () => cpuSeconds(command)));
}
