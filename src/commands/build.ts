import { defineCommand } from './command.ts';
import { configFlag, formatFlag, onlyFlag, targetFlag } from './shared-flags.ts';

/** `docs build`: load, lint, generate, run, render into out/. */
export const buildCommand = defineCommand({
  name: 'build',
  summary: 'make the documentation, run everything that it prints, write out/',
  flags: {
    config: configFlag,
    target: targetFlag,
    only: onlyFlag,
    list: { type: 'boolean', help: 'print what would be proven, and stop' },
    strict: { type: 'boolean', help: 'not proven is a failure' },
    'no-run': { type: 'boolean', help: 'judge documents and links only' },
    'no-cache': { type: 'boolean', help: 'run again what earlier builds proved' },
    'no-lint': { type: 'boolean', help: 'do not judge the documents' },
    update: { type: 'boolean', help: 'rewrite stale answers of guides and examples in place' },
    format: formatFlag,
  },
  words: { min: 0, max: 0, usage: '' },
  run: async (terminal, flags) => (await import('./run-build.ts')).runBuild(terminal, flags),
});
