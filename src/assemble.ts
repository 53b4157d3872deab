import type { Config } from './config.ts';
import { DocsError } from './errors.ts';
import { type AbsentExample, type MadeExamples, makeExamples } from './examples/make-examples.ts';
import { languages as builtIn } from './languages/index.ts';
import type { Language } from './languages/language.ts';
import { loadTemplates } from './languages/load-templates.ts';
import { isUnprintable, printSnippet } from './languages/print-snippet.ts';
import { suggest } from './lib/nearest.ts';
import { loadDocs } from './load/load-docs.ts';
import { createLoadMemory, type LoadMemory } from './load/source/load-memory.ts';
import type { Docs, Version } from './model/docs.ts';
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
export async function assemble(config: Config, memory: AssemblyMemory = noMemory): Promise<Assembly> {
  const languages = chooseLanguages(config);
  const [loaded, templates] = await Promise.all([
    loadDocs(config, memory.load),
    loadTemplates(languages, config.root),
  ]);
  const made = loaded.apis.flatMap((api) => api.versions).map(memory.examples);
  const docs = { ...loaded, findings: [...loaded.findings, ...made.flatMap(({ findings }) => findings)] };
  const examples = made.flatMap((each) => each.examples);
  const absent = made.flatMap((each) => each.absent);
  const snippets: Snippet[] = [];
  const unprintable: Assembly['unprintable'][number][] = [];
  for (const example of examples) {
    for (const language of languages) {
      const printed = memory.print(example, language, templates.get(language.id) ?? '');
      if ('reason' in printed) unprintable.push(printed);
      else snippets.push(printed);
    }
  }
  return { config, docs, examples, absent, snippets, unprintable, languages };
}

/** What an earlier assembly in this process made, of values that are still the very same. */
export interface AssemblyMemory {
  readonly load: LoadMemory | undefined;
  readonly examples: (version: Version) => MadeExamples;
  readonly print: typeof print;
}

const noMemory: AssemblyMemory = { load: undefined, examples: makeExamples, print };

/** Remembers for as long as the process lives. */
export function createAssemblyMemory(): AssemblyMemory {
  const examples = new WeakMap<object, MadeExamples>();
  const printed = new WeakMap<Example, Map<Language, { template: string; made: ReturnType<typeof print> }>>();
  return {
    load: createLoadMemory(),
    // Its operations are new when anything of its document is.
    examples: (version) => {
      const made = examples.get(version.operations) ?? makeExamples(version);
      examples.set(version.operations, made);
      return made;
    },
    print: (example, language, template) => {
      const ofExample = printed.get(example) ?? new Map();
      printed.set(example, ofExample);
      const known = ofExample.get(language);
      if (known?.template === template) return known.made;
      const made = print(example, language, template);
      ofExample.set(language, { template, made });
      return made;
    },
  };
}

function print(
  example: Example,
  language: Language,
  template: string,
): Snippet | Assembly['unprintable'][number] {
  const text = printSnippet(language, template, example.request);
  return isUnprintable(text)
    ? { example, language: language.id, reason: text.unprintable }
    : { example, language: language.id, text, path: snippetPath(example, language) };
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
