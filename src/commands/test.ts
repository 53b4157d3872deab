import { defineCommand } from './command.ts';
import { configFlag, onlyFlag, targetFlag } from './shared-flags.ts';

/** `docs test`: does the server do what the documentation promises? */
export const testCommand = defineCommand({
  name: 'test',
  summary: 'test a server against what its documentation promises',
  flags: {
    config: configFlag,
    target: targetFlag,
    server: { type: 'string', help: 'the same as --target' },
    only: onlyFlag,
    seed: { type: 'string', help: 'number that random choices start from (default: 1)' },
    shard: { type: 'string', help: 'k/n: the k-th of n parts of the cases' },
    rate: { type: 'string', help: 'requests a second at most, such as 10/s' },
    'max-requests': { type: 'string', help: 'requests at most' },
    'max-time': { type: 'string', help: 'seconds at most' },
    format: { type: 'string', help: 'pretty, json, junit, html, sarif, github or har' },
  },
  words: { min: 0, max: 0, usage: '' },
  run: async (terminal, flags) => (await import('./run-test.ts')).runTest(terminal, flags),
});
