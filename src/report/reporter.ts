import type { OutputFile } from '../model/publication.ts';
import type { Report } from '../model/report.ts';

/** A format in which a Report is printed or stored; pure. */
export interface Reporter {
  readonly id: string;
  /** Text for the terminal; absent when the format is a file only. */
  readonly print?: (report: Report, options: { readonly color: boolean }) => string;
  /** Files below `out/`. */
  readonly files?: (report: Report) => Iterable<OutputFile>;
}

/** Returns its argument, typed. */
export function defineReporter(reporter: Reporter): Reporter {
  return reporter;
}
