import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DocsError } from '../errors.ts';
import type { ContractReport } from '../model/contract.ts';
import { defineCommand } from './command.ts';

/** `docs report`: merges the parts of a sharded run, and writes reports in other formats. */
export const reportCommand = defineCommand({
  name: 'report',
  summary: 'merge results of `docproof test --format json`, or print them in another format',
  flags: {
    merge: { type: 'boolean', help: 'the files are parts of one run (so they are, without it too)' },
    format: { type: 'string', multiple: true, help: 'as for `docproof test`' },
  },
  words: { min: 1, max: 1_000, usage: '<result.json>…' },
  async run(terminal, flags, words) {
    const { chooseFormats, writeFormats } = await import('./print-contract.ts');
    const { mergeContract } = await import('../report/contract/merge-contract.ts');
    const formats = chooseFormats(terminal, flags);
    const parts = await Promise.all(words.map((file) => readResult(resolve(terminal.cwd, file), file)));
    const [first, ...others] = parts;
    if (!first) throw new DocsError('`docproof report` needs a result to read.');
    const report = mergeContract([first, ...others]);
    await writeFormats(terminal, formats, report);
    return report.failed ? 1 : 0;
  },
});

async function readResult(path: string, file: string): Promise<ContractReport> {
  const text = await readFile(path, 'utf8').catch((cause: unknown) => {
    throw new DocsError(`\`${file}\` cannot be read.`, { cause });
  });
  try {
    const value = JSON.parse(text) as ContractReport & { readonly format?: string };
    if (value.format === 'docproof-contract') return value;
  } catch {
    // Said below.
  }
  throw new DocsError(`\`${file}\` is no result of \`docproof test --format json\`.`);
}
