import { defineCommand } from './command.ts';
import { configFlag, targetFlag } from './shared-flags.ts';

/** `docs dev`: the site with the API behind the same origin, rebuilt and proven again at every save. */
export const devCommand = defineCommand({
  name: 'dev',
  summary: 'serve the site, rebuild what a saved file touches and prove it again',
  flags: {
    config: configFlag,
    target: targetFlag,
    port: { type: 'string', help: 'port to serve at, or the next free one (default: 4400)' },
    open: { type: 'boolean', help: 'open the site in the browser' },
    'no-run': { type: 'boolean', help: 'serve and rebuild, run nothing' },
  },
  words: { min: 0, max: 0, usage: '' },
  run: async (terminal, flags) => (await import('./run-dev.ts')).runDev(terminal, flags),
});
