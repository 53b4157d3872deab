import type { Finding, Severity } from '../../model/finding.ts';
import { type DetailLabel, detailsOf } from '../details-of.ts';
import { placeOf } from '../place-of.ts';
import { plainText } from '../plain-text.ts';
import type { Look } from './look.ts';

/** Longer values are cut; the files in `out/proof` have them whole. */
const maximumLines = 16;

/** The findings, grouped by file. */
export function findingsSection(findings: readonly Finding[], look: Look): string[] {
  const lines: string[] = [];
  let file: string | undefined;
  for (const finding of findings) {
    if (finding.location.file !== file) {
      file = finding.location.file;
      lines.push('', look.paint.underline(file));
    }
    lines.push(...oneFinding(finding, look));
  }
  return lines;
}

function oneFinding(finding: Finding, look: Look): string[] {
  const { paint } = look;
  const place = paint.cyan(placeOf(finding.location));
  const severity = colourOf(finding.severity, look)(finding.severity);
  return [
    `  ${place}  ${severity}  ${paint.dim(finding.rule)}`,
    ...indent(plainText(finding.message), '    '),
    ...detailsOf(finding).flatMap(([label, value]) => detail(label, value, look)),
  ];
}

function detail(label: DetailLabel, value: string, { paint }: Look): string[] {
  const colour = { expected: paint.green, actual: paint.red, fix: String, reproduce: paint.bold }[label];
  const [first = '', ...rest] = cut(plainText(value).trimEnd().split('\n'));
  return [
    `      ${`${label}:`.padEnd(10)} ${colour(first)}`,
    ...rest.map((line) => `${' '.repeat(17)}${colour(line)}`),
  ];
}

function cut(lines: readonly string[]): readonly string[] {
  if (lines.length <= maximumLines) return lines;
  const hidden = lines.length - maximumLines + 1;
  return [...lines.slice(0, maximumLines - 1), `(${hidden} more lines)`];
}

function indent(text: string, by: string): string[] {
  return text.split('\n').map((line) => by + line);
}

function colourOf(severity: Severity, { paint }: Look): (text: string) => string {
  return { error: paint.red, warning: paint.yellow, info: paint.blue }[severity];
}
