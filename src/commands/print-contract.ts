import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { DocsError } from '../errors.ts';
import { suggest } from '../lib/nearest.ts';
import type { ContractReport } from '../model/contract.ts';
import type { ContractReporter } from '../report/contract/contract-reporter.ts';
import { contractReporters } from '../report/contract/index.ts';
import type { Flags, Terminal } from './command.ts';
import { textsOf, wantsColor } from './shared-flags.ts';

/** A format, and the file that it goes to; absent: standard output. */
export interface ChosenFormat {
  readonly reporter: ContractReporter;
  readonly file?: string;
}

/** The formats that were asked for, else the one that fits the terminal. */
export function chooseFormats({ stdout }: Terminal, flags: Flags): readonly ChosenFormat[] {
  const given = textsOf(flags, 'format');
  const asked = given.some((text) => !text.includes('='))
    ? given
    : [stdout.isTTY === true ? 'pretty' : 'plain', ...given];
  return asked.map((text) => {
    const [id = '', file] = text.split(/=(.*)/s, 2);
    const reporter = contractReporters.find((each) => each.id === id);
    if (reporter) return file === undefined ? { reporter } : { reporter, file };
    const ids = contractReporters.map((each) => each.id);
    throw new DocsError(`\`--format ${text}\` is not known${suggest(id, ids)}`);
  });
}

/** The answer on stdout, or in the files that were named. */
export async function writeFormats(
  terminal: Terminal,
  formats: readonly ChosenFormat[],
  report: ContractReport,
): Promise<void> {
  if (terminal.stderr.isTTY === true) terminal.stderr.write('\r\u001b[2K');
  for (const { reporter, file } of formats) {
    const color = file === undefined && wantsColor(terminal);
    const text = reporter.print(report, { color });
    if (file === undefined) terminal.stdout.write(text);
    else await writeFile(resolve(terminal.cwd, file), text);
  }
}
