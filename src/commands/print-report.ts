import { relative } from 'node:path';
import { DocsError } from '../errors.ts';
import { suggest } from '../lib/nearest.ts';
import type { Report } from '../model/report.ts';
import { reporters } from '../report/index.ts';
import type { Reporter } from '../report/reporter.ts';
import type { Terminal } from './command.ts';
import { wantsColor } from './shared-flags.ts';

/** The format that was asked for, else the one that fits: pretty on a terminal, plain elsewhere. */
export function chooseReporter(terminal: Terminal, format: string | undefined): Reporter {
  const id = format ?? (terminal.stdout.isTTY === true ? 'pretty' : 'plain');
  const printing = reporters.filter((reporter) => reporter.print);
  const reporter = printing.find((each) => each.id === id);
  if (reporter) return reporter;
  const ids = printing.map((each) => each.id);
  throw new DocsError(`\`--format ${id}\` is not known${suggest(id, ids)}`);
}

/** The answer on stdout, the talk on stderr. */
export function printReport(terminal: Terminal, reporter: Reporter, report: Report, out: string): void {
  if (terminal.stderr.isTTY === true) terminal.stderr.write('\r\u001b[2K');
  terminal.stdout.write(reporter.print?.(report, { color: wantsColor(terminal) }) ?? '');
  terminal.stderr.write(`The site is in ${relative(terminal.cwd, out) || out}/site/index.html\n`);
}
