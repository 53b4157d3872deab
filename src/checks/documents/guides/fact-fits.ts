import type { Docs, Fact } from '../../../model/docs.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { toSeconds, unitPattern } from '../numbers.ts';
import { cellsOf, findingAt, type GuideProse, guideProses, type Statement } from './guide-prose.ts';

/** Finds references to facts in sentences that speak of something else: another unit, window, subject or version. */
export const factFits = defineDocumentCheck({
  rule: 'fact-fits',
  description:
    'A number that comes from the specification is false all the same in a sentence about something else.',
  *check(docs) {
    const facts = factsByName(docs);
    for (const prose of guideProses(docs)) {
      for (const statement of prose.statements) {
        for (const use of usesIn(statement, facts)) {
          const message = faultOf(use, statement, prose);
          if (message === undefined) continue;
          yield findingAt(prose, statement, use.index, {
            rule: 'fact-fits',
            message,
            fix: 'Refer to the fact that the sentence speaks of, or correct the sentence',
          });
        }
      }
    }
  },
});

interface Named {
  readonly name: string;
  readonly api: string;
  readonly version: string;
  readonly fact: Fact;
  /** The window of a limit, in seconds. */
  readonly window?: number;
  /** All facts of the version. */
  readonly siblings: readonly Fact[];
}

interface Use extends Named {
  readonly index: number;
  readonly unit: string | undefined;
  readonly before: string;
  readonly after: string;
}

function factsByName({ apis }: Docs): ReadonlyMap<string, Named> {
  return new Map(
    apis
      .flatMap((api) => api.versions)
      .flatMap(({ api, id: version, facts: siblings }) =>
        siblings.map((fact): [string, Named] => {
          const name = `${api}.${version}.${fact.id}`;
          const window = siblings.find(({ id }) => id === fact.id.replace(/\.limit$/, '.window'))?.value;
          const isLimit = fact.id.endsWith('.limit') && typeof window === 'number';
          return [name, { name, api, version, fact, siblings, ...(isLimit ? { window } : {}) }];
        }),
      ),
  );
}

function usesIn({ text }: Statement, facts: ReadonlyMap<string, Named>): Use[] {
  return [...text.matchAll(/\{fact:([^{}|\s]+)(?:\|([^{}\s]*))?\}/g)].flatMap(
    ({ 0: all, 1: name = '', 2: unit, index }): Use[] => {
      const named = facts.get(name);
      const before = text.slice(0, index);
      return named ? [{ ...named, index, unit, before, after: text.slice(index + all.length) }] : [];
    },
  );
}

function faultOf(use: Use, statement: Statement, prose: GuideProse): string | undefined {
  return (
    unitFault(use) ??
    windowFault(use) ??
    versionFault(use, statement, prose) ??
    subjectFault(use, statement) ??
    topicFault(use, statement) ??
    dateFault(use, statement)
  );
}

function unitFault({ unit, fact, after, name }: Use): string | undefined {
  const [, printed] = new RegExp(`^[\\s-]+(${unitPattern}|h|d)\\b`, 'i').exec(after) ?? [];
  if (printed === undefined || fact.unit !== 'seconds') return undefined;
  if (toSeconds(printed) === toSeconds(unit ?? 'seconds')) return undefined;
  return `\`${name}\` is printed in ${unit ?? 'seconds'} and called ${printed}`;
}

function windowFault({ window, after, name }: Use): string | undefined {
  const [, printed] =
    new RegExp(
      `^\\s+[\\w-]+(?:\\s[\\w-]+)?\\s+(?:an?|per|each|every|in an?)\\s+(${unitPattern})\\b`,
      'i',
    ).exec(after) ?? [];
  if (window === undefined || printed === undefined || toSeconds(printed) === window) return undefined;
  return `\`${name}\` holds for ${window} seconds, not for each ${printed}`;
}

/** A page of one version takes a number of another only where the sentence says so. */
function versionFault(use: Use, statement: Statement, { guide, versions }: GuideProse): string | undefined {
  const { name, version, api, fact } = use;
  const text = `${statement.text} ${columnOf(use, statement)}`;
  if (fact.id.startsWith('sunset')) return undefined;
  const says = (id: string) =>
    new RegExp(`\\b${id.replace(/\W/g, '\\$&')}\\b`).test(text.replace(/\{fact:[^}]*\}/g, ''));
  const isOwn = versions.some((each) => each.api === api && each.id === version);
  const speaksOfOther = versions.some((each) => each.id !== version && says(each.id)) && !says(version);
  if (isOwn && !(guide.version === undefined && speaksOfOther)) {
    const other = /\bIn (v\d[\w.]*)\b/.exec(text)?.[1];
    if (other === undefined || other === version || says(version)) return undefined;
    return `\`${name}\` is a fact of ${version}, and the sentence speaks of ${other}`;
  }
  return says(version)
    ? undefined
    : `\`${name}\` is a fact of another version, which the sentence does not name`;
}

const subjects: Readonly<Record<string, RegExp>> = {
  ip: /\b(?:network address|IP address|address(?!es)(?<!e-?mail address))\b/i,
  user: /\b(?:users?|accounts?)\b/i,
  email: /\b(?:e-?mail address|mail address|address(?!es)(?<!network address))\b/i,
};

function subjectFault({ fact, name, before, after }: Use, { columns }: Statement): string | undefined {
  const per = /-per-(ip|user|email)\.limit$/.exec(fact.id)?.[1];
  const own = per === undefined ? undefined : subjects[per];
  if (own === undefined) return undefined;
  const clause = columns
    ? before + after
    : `${before.split(/[,;:]|\band\b/).at(-1)} ${after.split(/[,;:]|\band\b/)[0]}`;
  const words = clause.replace(/\{fact:[^}]*\}|\([^)]*\)/g, ' ');
  const others = Object.values(subjects).some((each) => each.test(words));
  return own.test(words) || !others
    ? undefined
    : `\`${name}\` counts per ${per}, and the sentence speaks of another`;
}

/** Of two lifetimes or limits the sentence means the one whose words it uses. */
function topicFault({ fact, name, siblings }: Use, { text }: Statement): string | undefined {
  const kind = /^(lifetimes|rate-limits)\./.exec(fact.id)?.[0];
  if (kind === undefined) return undefined;
  const ids = (id: string) =>
    id
      .slice(kind.length)
      .replace(/\.(limit|window)$/, '')
      .replace(/-per-(ip|user|email)$/, '');
  const words = text
    .replace(/\{fact:[^}]*\}/g, ' ')
    .replace(/\blog(ged|s)?[\s-](in|out)\b/gi, 'log$2')
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .match(/[a-z]+/g);
  const score = (id: string) => {
    const parts = ids(id).split('-');
    return parts.filter((part) => words?.some((word) => isSame(word, part))).length / parts.length;
  };
  const own = score(fact.id);
  const better = siblings.find(
    (each) => each.id.startsWith(kind) && ids(each.id) !== ids(fact.id) && score(each.id) > own,
  );
  return better && `The sentence speaks of \`${better.id}\` and takes \`${name}\``;
}

function isSame(word: string, part: string): boolean {
  const [short, long] = word.length < part.length ? [word, part] : [part, word];
  return short.length > 3 ? long.startsWith(short) : short === long;
}

/** The title of the column that a reference stands in. */
function columnOf({ before }: Pick<Use, 'before'>, { columns }: Pick<Statement, 'columns'>): string {
  return columns?.[cellsOf(`${before}x`).length - 1] ?? '';
}

function dateFault({ fact, name, before }: Use, { columns }: Statement): string | undefined {
  if (!fact.id.startsWith('sunset') || columns === undefined) return undefined;
  const column = columnOf({ before }, { columns });
  const isOfDeprecation = fact.id.endsWith('.deprecation');
  if (isOfDeprecation === /deprecat/i.test(column) || !/deprecat|sunset|end/i.test(column)) return undefined;
  return `\`${name}\` stands in the column \`${column}\``;
}
