import { readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { DocsError } from '../../errors.ts';
import { type ParsedText, parseDocument } from './parse-document.ts';

/** The files of the project that were read, by name relative to its root. */
export interface SourceFiles {
  /** Absolute. */
  readonly root: string;
  /** Reads a file once; throws a DocsError when that cannot be done. */
  read(file: string): Promise<string>;
  /** Reads a file as it is; throws a DocsError when that cannot be done. */
  bytes(file: string): Promise<Uint8Array>;
  /** The text of a file that was read. */
  text(file: string): string | undefined;
  /** The YAML or JSON of a file that was read; the same value at every call, not to be changed. */
  parsed(file: string): ParsedText | undefined;
  /** Name relative to the root, with `/`; undefined outside of it. */
  relative(absolute: string): string | undefined;
  /** All texts that were read. */
  texts(): Readonly<Record<string, string>>;
}

const largestFile = 64 * 1024 * 1024;

/** Reads files below a root folder: UTF-8, without byte order mark, lines ending in LF. `parse` may know a text from earlier. */
export function createSourceFiles(
  root: string,
  parse: (file: string, text: string) => ParsedText = (_file, text) => parseDocument(text),
): SourceFiles {
  const texts = new Map<string, string>();
  const pending = new Map<string, Promise<string>>();
  const documents = new Map<string, ParsedText>();

  function relative(absolute: string): string | undefined {
    const name = path.relative(root, absolute).split(path.sep).join('/');
    return name === '..' || name.startsWith('../') || path.isAbsolute(name) ? undefined : name;
  }

  async function readOnce(file: string): Promise<string> {
    const text = await readText(root, file);
    texts.set(file, text);
    return text;
  }

  return {
    root,
    relative,
    read(file) {
      const known = pending.get(file) ?? readOnce(file);
      pending.set(file, known);
      return known;
    },
    bytes: (file) => readBytes(root, file),
    text: (file) => texts.get(file),
    parsed(file) {
      const text = texts.get(file);
      if (text === undefined) return undefined;
      const known = documents.get(file) ?? parse(file, text);
      documents.set(file, known);
      return known;
    },
    texts: () => Object.fromEntries([...texts].sort(([a], [b]) => (a < b ? -1 : 1))),
  };
}

async function readBytes(root: string, file: string): Promise<Uint8Array> {
  const absolute = path.join(root, file);
  try {
    await refuseStrangers(root, absolute, file);
    return await readFile(absolute);
  } catch (error) {
    if (error instanceof DocsError) throw error;
    throw new DocsError(`${file}: ${reasonOf(error)}.`, { cause: error });
  }
}

async function readText(root: string, file: string): Promise<string> {
  const bytes = await readBytes(root, file);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n');
  } catch (error) {
    throw new DocsError(`${file}: the file is not UTF-8; save it as UTF-8.`, { cause: error });
  }
}

/** A link that leads out of the project would publish what does not belong to it. */
async function refuseStrangers(root: string, absolute: string, file: string): Promise<void> {
  const { size } = await stat(absolute);
  if (size > largestFile)
    throw new DocsError(`${file}: the file has ${size} bytes; at most 64 MiB are read.`);
  const inside = path.relative(await realpath(root), await realpath(absolute));
  if (inside.startsWith('..') || path.isAbsolute(inside)) {
    throw new DocsError(`${file}: the file is a link that leads out of the project.`);
  }
}

function reasonOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder, where a file is needed';
  if (code === 'EACCES') return 'the file may not be read';
  return error instanceof Error ? error.message : String(error);
}
