import type { DiffReport, LocatedChange } from '../located-change.ts';
import { classes, elsewhere, grouped, placeOf } from './wording.ts';

/** A section of a changelog: by class, then by operation; changes of texts are left out. */
export function toMarkdown({ old, new: next, changes }: DiffReport): string {
  const told = changes.filter(({ isText }) => !isText);
  const title = next.title === '' ? next.file : next.title;
  const sections = classes.flatMap(({ id, title: heading }) => {
    const own = grouped(told.filter((change) => change.class === id));
    return own.length === 0 ? [] : [`### ${heading}`, ...byPlace(own)];
  });
  const heading = `## ${plain(title)} ${plain(next.version)}`;
  const since = `Changes since ${plain(old.version)}.`;
  return `${[heading, ...(sections.length === 0 ? ['Nothing that a program notices changed.'] : [since, ...sections])].join('\n\n')}\n`;
}

function byPlace(changes: readonly LocatedChange[]): string[] {
  const groups = new Map<string, string[]>();
  for (const change of changes) {
    const { operation } = change.uses[0];
    const heading = operation === undefined ? '**Everywhere**' : `**\`${operation}\`**`;
    groups.set(heading, [...(groups.get(heading) ?? []), lineOf(change)]);
  }
  return [...groups].map(([heading, lines]) => `${heading}\n\n${lines.join('\n')}`);
}

function lineOf(change: LocatedChange): string {
  const { part } = change.uses[0];
  const place = placeOf({ part });
  const others = elsewhere(change);
  const words = `${place === '' ? '' : `${place}: `}${change.message}`;
  return `- ${words.charAt(0).toUpperCase()}${words.slice(1)}${others === '' ? '' : ` (${others})`}. ${change.reason}`;
}

/** Titles come from documents: nothing in them is Markdown or HTML. */
function plain(text: string): string {
  return text.replace(/[\\`*_[\]<>&#|]/g, '\\$&').replace(/\s+/g, ' ');
}
