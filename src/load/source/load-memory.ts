import { type ParsedText, parseDocument } from './parse-document.ts';
import type { SourceFiles } from './source-files.ts';

/** What an earlier loading in this process read and made of it, so that only what depends on a changed file is made anew. */
export interface LoadMemory {
  /**
   * What `load` made when it was last called by this name, if `inputs` are the very same and every file that it read
   * still has the same text; else what it makes now. What it makes must depend on nothing else.
   */
  readonly recall: <Made>(
    name: string,
    inputs: readonly unknown[],
    files: SourceFiles,
    load: (files: SourceFiles) => Promise<Made>,
  ) => Promise<Made>;
  /** What a file's text says as YAML or JSON, parsed once as long as the text stays. */
  readonly parse: (file: string, text: string) => ParsedText;
}

/** Remembers nothing: for a process that loads once. */
export const noMemory: LoadMemory = {
  recall: (_name, _inputs, files, load) => load(files),
  parse: (_file, text) => parseDocument(text),
};

interface Entry {
  readonly inputs: readonly unknown[];
  /** Texts of the files that were read, undefined where a file could not be. */
  readonly read: ReadonlyMap<string, string | undefined>;
  readonly made: unknown;
}

/** Remembers the last of each name, as long as the process lives. */
export function createLoadMemory(): LoadMemory {
  const entries = new Map<string, Entry>();
  const parsed = new Map<string, { readonly text: string; readonly parsed: ParsedText }>();
  return {
    recall: async <Made>(
      name: string,
      inputs: readonly unknown[],
      files: SourceFiles,
      load: (files: SourceFiles) => Promise<Made>,
    ) => {
      const known = entries.get(name);
      if (known && areSame(known.inputs, inputs) && (await isUnchanged(known.read, files))) {
        return known.made as Made;
      }
      const read = new Map<string, string | undefined>();
      const made = await load(noting(files, read));
      entries.set(name, { inputs, read, made });
      return made;
    },
    parse: (file, text) => {
      const known = parsed.get(file);
      if (known?.text === text) return known.parsed;
      const made = parseDocument(text);
      parsed.set(file, { text, parsed: made });
      return made;
    },
  };
}

function areSame(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((each, index) => each === others[index]);
}

/** Reads every file again, so that it counts as read for those who ask later. */
async function isUnchanged(
  read: ReadonlyMap<string, string | undefined>,
  files: SourceFiles,
): Promise<boolean> {
  for (const [file, text] of read) if ((await textOf(file, files)) !== text) return false;
  return true;
}

function noting(files: SourceFiles, read: Map<string, string | undefined>): SourceFiles {
  return {
    ...files,
    read: async (file) => {
      read.set(file, await textOf(file, files));
      return files.read(file);
    },
  };
}

function textOf(file: string, files: SourceFiles): Promise<string | undefined> {
  return files.read(file).catch(() => undefined);
}
