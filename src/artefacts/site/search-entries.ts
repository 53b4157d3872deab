import type { Operation } from '../../model/operation.ts';
import type { SearchEntry } from './machine/search/search-entry.ts';
import { schemaTexts } from './machine/search/view-words.ts';
import type { PageScope } from './page-scope.ts';
import { type InputsView, inputViews } from './pages/operation-inputs.ts';
import { routes } from './routes.ts';
import type { SchemaView } from './schema/schema-shape.ts';
import type { Heading } from './text/markdown.ts';
import { plainText } from './text/plain.ts';

/** How an operation is found: by its names, what it takes and gives, and the languages that it is printed in. */
export function operationEntries(
  operation: Operation,
  parts: {
    readonly inputs: InputsView;
    readonly answers: readonly SchemaView[];
    readonly headings: readonly Heading[];
  },
  { catalogue }: PageScope,
): SearchEntry[] {
  const path = routes.operation(operation);
  const title = operation.summary || operation.id;
  const detail = `${operation.method} ${operation.path}`;
  const snippets = catalogue.examplesOf(operation).flatMap((example) => catalogue.snippetsOf(example));
  const used = new Set(snippets.map(({ language }) => language));
  const languages = catalogue.publication.languages.filter(({ id }) => used.has(id));
  const entry: SearchEntry = {
    title,
    path,
    group: 'operation',
    detail,
    texts: [
      { kind: 'title', text: title },
      { kind: 'path', text: `${detail} ${operation.id}` },
      { kind: 'tag', text: operation.tags.join(' ') },
      { kind: 'language', text: `snippet code ${languages.map((language) => language.title).join(' ')}` },
      ...operation.parameters.map(({ name }) => ({ kind: 'parameter' as const, text: name })),
      ...schemaTexts([...inputViews(parts.inputs), ...parts.answers]),
      { kind: 'text', text: plainText(operation.description) },
    ],
  };
  const headings = parts.headings.map(({ text, id }) =>
    headingEntry(`${title}: ${text}`, text, `${path}#${id}`, detail),
  );
  return [entry, ...headings];
}

/** A heading of a page. */
function headingEntry(title: string, text: string, path: string, detail: string): SearchEntry {
  return { title, path, group: 'operation', detail, texts: [{ kind: 'heading', text }] };
}

/** How a guide is found: as a whole, and each of its parts. */
export function guideEntries(page: {
  readonly title: string;
  readonly description: string;
  readonly path: string;
  readonly headings: readonly Heading[];
  readonly markdown: string;
}): SearchEntry[] {
  const { title, path } = page;
  const parts = sectionTexts(page.markdown);
  const whole: SearchEntry = {
    title,
    path,
    group: 'guide',
    detail: page.description,
    texts: [
      { kind: 'title', text: title },
      { kind: 'path', text: path.replace(/\/index\.html$/, '').replace(/^.*guides\//, '') },
      { kind: 'heading', text: page.description },
      { kind: 'text', text: parts[0]?.text ?? '' },
    ],
  };
  return [
    whole,
    ...page.headings.map(
      ({ text, id }): SearchEntry => ({
        title: text,
        path: `${path}#${id}`,
        group: 'guide',
        detail: title,
        texts: [
          { kind: 'heading', text: `${text} ${title}` },
          { kind: 'text', text: parts.find(({ heading }) => heading === text)?.text ?? '' },
        ],
      }),
    ),
  ];
}

/** The text below each heading, code left out. */
function sectionTexts(markdown: string): { heading: string; text: string }[] {
  const sections = [{ heading: '', text: '' }];
  for (const line of markdown.replace(/^(```|~~~)[\s\S]*?^\1/gm, '').split('\n')) {
    const [, heading] = /^#{2,3}\s+(.*?)\s*#*$/.exec(line) ?? [];
    if (heading !== undefined) sections.push({ heading: plainText(heading), text: '' });
    else {
      const last = sections.at(-1);
      if (last) last.text += ` ${plainText(line)}`;
    }
  }
  return sections;
}
