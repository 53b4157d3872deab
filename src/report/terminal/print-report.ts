import type { Report } from '../../model/report.ts';
import { closingLine } from '../closing-line.ts';
import { confinementLine } from '../confinement.ts';
import { coverageSection } from './coverage-section.ts';
import { findingsSection } from './findings-section.ts';
import type { Look } from './look.ts';
import { notProvenSection } from './not-proven-section.ts';

/** A report for people: findings, coverage, what is not proven, verdict. */
export function printReport(report: Report, look: Look): string {
  const { paint, marks } = look;
  const mark = report.failed ? paint.red(marks.bad) : paint.green(marks.good);
  const confined = confinementLine(report);
  const lines = [
    ...findingsSection(report.findings, look),
    ...coverageSection(report.coverage, look),
    ...notProvenSection(report, look),
    '',
    ...(confined === null ? [] : [confined]),
    `${mark} ${closingLine(report)}`,
  ];
  return `${lines.join('\n').replace(/^\n+/, '')}\n`;
}
