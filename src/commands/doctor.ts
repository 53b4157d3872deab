import { languages } from '../languages/index.ts';
import { cacheFolder } from '../run/cache-folder.ts';
import { inspectRuntime } from '../run/runtimes.ts';
import { defineCommand } from './command.ts';

/** `docs doctor`: which runtimes are here, in which version, and how to get the others. */
export const doctorCommand = defineCommand({
  name: 'doctor',
  summary: 'which runtimes are here, what can be proven, and how to install the rest',
  flags: {},
  words: { min: 0, max: 0, usage: '' },
  async run({ stdout }) {
    for (const language of languages) {
      const { needs } = await inspectRuntime(language, cacheFolder());
      const ready = needs.every((need) => need.version !== undefined);
      stdout.write(`${ready ? 'ready  ' : 'missing'}  ${language.title}\n`);
      for (const { name, version, install } of needs) {
        stdout.write(`           ${name}: ${version ?? `not installed; ${install}`}\n`);
      }
    }
    return 0;
  },
});
