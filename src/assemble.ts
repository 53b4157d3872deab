import type { Config } from './config.ts';
import { DocsError } from './errors.ts';
import { type AbsentExample, makeExamples } from './examples/make-examples.ts';
import { languages as builtIn } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { loadTemplates } from './languages/load-templates.ts';
import { isUnprintable, printSnippet } from './languages/print-snippet.ts';
import { suggest } from './lib/nearest.ts';
import { loadDocs } from './load/load-docs.ts';
import type { Docs } from './model/docs.ts';
import type { Example } from './model/example.ts';
import type { Snippet } from './model/snippet.ts';

/** Everything that is known before anything runs. */
export interface Assembly {
  readonly config: Config;
  readonly docs: Docs;
  readonly examples: readonly Example[];
  /** Examples that are not made, since no value was found for a part of them. */
  readonly absent: readonly AbsentExample[];
  readonly snippets: readonly Snippet[];
  /** Examples that a language cannot say, with the reason. */
  readonly unprintable: readonly {
    readonly example: Example;
    readonly language: string;
    readonly reason: string;
  }[];
  readonly languages: readonly Language[];
}

/** Reads the project and prints its snippets: disk → Docs → Examples → Snippets. */
export async function assemble(config: Config): Promise<Assembly> {
  const languages = chooseLanguages(config);
  const [loaded, templates] = await Promise.all([loadDocs(config), loadTemplates(languages, config.root)]);
  const made = loaded.apis.flatMap((api) => api.versions).map(makeExamples);
  const docs = { ...loaded, findings: [...loaded.findings, ...made.flatMap(({ findings }) => findings)] };
  const examples = made.flatMap((each) => each.examples);
  const absent = made.flatMap((each) => each.absent);
  const snippets: Snippet[] = [];
  const unprintable: Assembly['unprintable'][number][] = [];
  for (const example of examples) {
    for (const language of languages) {
      const text = printSnippet(language, templates.get(language.id) ?? '', example.request);
      if (isUnprintable(text)) unprintable.push({ example, language: language.id, reason: text.unprintable });
      else snippets.push({ example, language: language.id, text, path: snippetPath(example, language) });
    }
  }
  return { config, docs, examples, absent, snippets, unprintable, languages };
}

function snippetPath({ operation, slug }: Example, { id, extension }: Language): string {
  const { api, version, slug: operationSlug } = operation;
  return `snippets/${api}/${version}/${operationSlug}/${slug}.${id}.${extension}`;
}

/** The languages that the configuration lists, by id or as values of its own. */
export function chooseLanguages({ languages, file }: Config): readonly Language[] {
  if (languages === undefined) return builtIn;
  const chosen = languages.map((given) => {
    if (typeof given !== 'string') return given;
    const language = builtIn.find((each) => each.id === given);
    if (language) return language;
    const ids = builtIn.map(({ id }) => id);
    throw new DocsError(`${file}: no language is called \`${given}\`${suggest(given, ids)}`);
  });
  const ids = chosen.map(({ id }) => id);
  const repeated = ids.find((id, index) => ids.indexOf(id) < index);
  if (repeated === undefined) return chosen;
  throw new DocsError(`${file}: \`languages\` has \`${repeated}\` twice; give each an id of its own.`);
}
