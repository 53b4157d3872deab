import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { build } from '../../src/pipeline.ts';
import { createSelection } from '../../src/selection.ts';
import { readRecord, root } from './record.ts';
import { digestOf } from './shown.ts';

// `npm run screenshots:stale`: names the pictures whose page says something else by now. Nothing is run for it.
const project = mkdtempSync(join(tmpdir(), 'screenshots-'));
try {
  for (const part of ['spec', 'guides', 'templates', 'docs.config.ts', 'package.json']) {
    cpSync(join(root, part), join(project, part), { recursive: true });
  }
  symlinkSync(join(root, 'node_modules'), join(project, 'node_modules'));
  const config = await loadConfig(project);
  await build(config, {
    target: config.target,
    selection: createSelection([]),
    run: false,
    lint: false,
    strict: false,
    cache: false,
    progress: () => {},
  });
  for (const [name, { page, digest }] of Object.entries(readRecord())) {
    const html = readFileSync(join(project, 'out', 'site', page, 'index.html'), 'utf8');
    if (digestOf(html) === digest) continue;
    process.stdout.write(
      `guides/images/${name}-*.png is stale: ${page} has changed; \`npm run screenshots\` takes it anew\n`,
    );
    process.exitCode = 1;
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}
