import { defineCommand } from './command.ts';
import { configFlag, targetFlag } from './shared-flags.ts';

/** `docs serve`: out/site as a static host would serve it, with the API behind the same origin. */
export const serveCommand = defineCommand({
  name: 'serve',
  summary: 'serve out/site as a static host would, with the API behind it',
  flags: {
    config: configFlag,
    target: targetFlag,
    port: { type: 'string', help: 'port to serve at, or the next free one (default: 4500)' },
    base: { type: 'string', help: 'path that the site stands under, such as /docs/ (default: /)' },
  },
  words: { min: 0, max: 0, usage: '' },
  run: async (terminal, flags) => (await import('./run-serve.ts')).runServe(terminal, flags),
});
