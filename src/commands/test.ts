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
    except: { type: 'string', multiple: true, help: 'glob over cases that are left out' },
    plan: { type: 'boolean', help: 'print what would be sent, created, mailed and removed, and stop' },
    list: { type: 'boolean', help: 'print the ids of all cases, and stop' },
    selftest: { type: 'boolean', help: 'corrupt the answers, and print which corruptions are found' },
    safe: { type: 'boolean', help: 'send nothing that changes state' },
    strict: { type: 'boolean', help: 'what the document lacks, and what cannot be judged, is a failure' },
    seed: { type: 'string', help: 'number that random choices start from (default: 1)' },
    shard: { type: 'string', help: 'k/n: the k-th of n parts of the cases' },
    rate: { type: 'string', help: 'requests a second at most, such as 10/s' },
    'max-requests': { type: 'string', help: 'requests at most' },
    'max-time': { type: 'string', help: 'seconds at most' },
    patience: { type: 'string', help: 'seconds for one answer (default: 30)' },
    tag: { type: 'string', multiple: true, help: 'header of every request, such as "X-Test-Run: 42"' },
    baseline: {
      type: 'string',
      help: 'JSON file of known findings, each with the date until which it may stay',
    },
    'update-baseline': { type: 'boolean', help: 'write all findings into the baseline, for 30 days' },
    format: {
      type: 'string',
      multiple: true,
      help: 'pretty, plain, json, junit, html, sarif, github or har; <format>=<file> writes a file',
    },
  },
  words: { min: 0, max: 0, usage: '' },
  run: async (terminal, flags) => (await import('./run-test.ts')).runTest(terminal, flags),
});
