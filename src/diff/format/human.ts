import { createColors } from 'picocolors';
import type { DiffReport, LocatedChange } from '../located-change.ts';
import { classes, count, elsewhere, grouped, placeOf } from './wording.ts';

/** Lines for a terminal: class by class, each change with its reason and its line. */
export function toHuman({ changes }: DiffReport, { color }: { readonly color: boolean }): string {
  const colors = createColors(color);
  const paint = { breaking: colors.red, dangerous: colors.yellow, safe: colors.green };
  const lines: string[] = [];
  for (const { id } of classes) {
    for (const change of grouped(changes.filter((each) => each.class === id && !each.isText))) {
      lines.push(`${paint[id](id)} ${sentenceOf(change)} ${colors.dim(`[${change.rule}]`)}`);
      lines.push(`  ${change.reason}`);
      lines.push(colors.dim(`  ${atOf(change)}`));
    }
  }
  return `${[...lines, totalOf(changes)].join('\n')}\n`;
}

function sentenceOf(change: LocatedChange): string {
  const place = placeOf(change.uses[0]);
  const others = elsewhere(change);
  return `${place === '' ? '' : `${place}: `}${change.message}${others === '' ? '' : ` (${others})`}`;
}

function atOf({ location: { file, line, column }, at }: LocatedChange): string {
  return `${file}:${line}:${column}${at.document === 'old' ? ' (old)' : ''}`;
}

function totalOf(changes: readonly LocatedChange[]): string {
  const texts = changes.filter(({ isText }) => isText).length;
  if (changes.length === 0) return 'nothing changed';
  const counts = classes.map(
    ({ id }) => `${changes.filter((each) => each.class === id && !each.isText).length} ${id}`,
  );
  return `${counts.join(', ')}${texts === 0 ? '' : `, and ${count(texts, 'change')} of texts and examples (\`--format json\` lists them)`}`;
}
