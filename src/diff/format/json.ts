import type { DiffReport } from '../located-change.ts';
import { classes } from './wording.ts';

/** One JSON document: every change, those of texts included, and how many there are of each class. */
export function toJson({ old, new: next, changes }: DiffReport): string {
  const summary = Object.fromEntries(
    classes.map(({ id }) => [id, changes.filter((change) => change.class === id).length]),
  );
  const rows = changes.map(
    ({ rule, class: level, direction, message, reason, isText, before, after, uses, at, location }) => ({
      rule,
      class: level,
      direction,
      message,
      reason,
      text: isText,
      before,
      after,
      uses,
      document: at.document,
      ...location,
    }),
  );
  return `${JSON.stringify({ format: 'docproof-diff', version: 1, old, new: next, summary, changes: rows }, null, 2)}\n`;
}
