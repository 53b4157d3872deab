import { didYouMean } from '../../lib/nearest.ts';
import type { Docs } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import type { Json } from '../../model/json.ts';

/** What front matter may say, and how. */
const fields: Readonly<Record<string, { readonly fits: (value: Json) => boolean; readonly form: string }>> = {
  title: { fits: isText, form: 'a text' },
  description: { fits: isText, form: 'a text' },
  layout: {
    fits: (value) => value === 'default' || value === 'page' || value === 'guide',
    form: '`default`, `page` or `guide`',
  },
  parent: { fits: isText, form: 'the title of a page' },
  grand_parent: { fits: isText, form: 'the title of a page' },
  order: { fits: (value) => typeof value === 'number', form: 'a number' },
  nav_order: { fits: (value) => typeof value === 'number', form: 'a number' },
  nav_exclude: { fits: (value) => typeof value === 'boolean', form: '`true` or `false`' },
  flow: { fits: isText, form: 'the workflowId of a flow' },
  migrates: {
    fits: (value) =>
      typeof value === 'object' &&
      value !== null &&
      !Array.isArray(value) &&
      Object.keys(value).sort().join() === 'from,to' &&
      Object.values(value).every(isText),
    form: '`{ from, to }`, two versions',
  },
  minutes: { fits: (value) => typeof value === 'number', form: 'a number' },
  words: { fits: (value) => Array.isArray(value) && value.every(isText), form: 'a list of texts' },
  project: { fits: isText, form: 'a text' },
  feature: { fits: isText, form: 'a text' },
  domain: { fits: isText, form: 'a text' },
};

/** Holds the front matter of each guide against what is known: its keys, their values, and pages that it names. */
export function* checkFrontMatter(docs: Docs): Iterable<Finding> {
  const versions = docs.apis.flatMap((api) => api.versions);
  for (const guides of [docs.guides, ...versions.map((version) => version.guides)]) {
    const titles = new Set([...guides, ...docs.guides].map(({ title }) => title));
    for (const guide of guides) yield* faultsOf(guide, titles, docs.sources);
  }
}

function* faultsOf(guide: Guide, titles: ReadonlySet<string>, sources: Docs['sources']): Iterable<Finding> {
  for (const [key, value] of Object.entries(guide.frontMatter)) {
    const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
    const place = { ...guide.location, ...placeOf(key, sources[guide.location.file] ?? '') };
    if (field === undefined) {
      if (!key.startsWith('x-'))
        yield fault(
          `\`${key}\` is no field of front matter${didYouMean(key, Object.keys(fields)) || '.'}`,
          place,
        );
    } else if (!field.fits(value)) yield fault(`\`${key}\` must be ${field.form}.`, place);
    else if ((key === 'parent' || key === 'grand_parent') && !titles.has(String(value)))
      yield fault(
        `\`${key}\` names the page \`${String(value)}\`, which does not exist${didYouMean(String(value), [...titles]) || '.'}`,
        place,
      );
  }
}

function fault(message: string, location: Guide['location']): Finding {
  return { severity: 'error', rule: 'front-matter', message, location };
}

function placeOf(key: string, text: string): { line: number; column: number } {
  const line = text.split('\n').findIndex((each) => each.startsWith(`${key}:`)) + 1;
  return { line: Math.max(line, 1), column: 1 };
}

function isText(value: Json): boolean {
  return typeof value === 'string' && value !== '';
}
