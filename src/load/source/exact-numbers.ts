import { isExact } from '../../lib/exact-json.ts';
import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Json } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import { createLocator, type Locate } from '../locate.ts';
import type { SourceFiles } from './source-files.ts';

/** Numbers that are so long, or so large, that a double may round them. */
const longNumber = /(?<![\w.+"'/-])-?\d(?:[\d.]{15,}(?:[eE][-+]?\d+)?|[\d.]*[eE]\+?\d{3,})(?![\w"'/])/g;

/** How the numbers of a text that are rounded to one and the same double are written in it. */
type Spellings = ReadonlyMap<number, readonly string[]>;

/** What is known of a file, found out once. */
interface Numbers {
  readonly spellings: Spellings;
  /** Made when somebody asks. */
  readonly locate: () => Locate;
}

const numbersOfFiles = new WeakMap<SourceFiles, Map<string, Numbers>>();

/** The JSON text of a value that stands in a file; undefined where a double keeps every digit of it. */
export function exactJsonText(value: Json, location: Location, files: SourceFiles): string | undefined {
  const rounded = JSON.stringify(value);
  const exact = write(value, location.pointer ?? '');
  return exact === rounded ? undefined : exact;

  function write(part: Json, pointer: string): string {
    if (typeof part === 'number') return digitsOf(part, { file: location.file, pointer }, files);
    if (Array.isArray(part)) {
      return `[${part.map((item: Json, index) => write(item, appendToPointer(pointer, index))).join(',')}]`;
    }
    if (part === null || typeof part !== 'object') return JSON.stringify(part);
    return `{${Object.entries(part)
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item, appendToPointer(pointer, key))}`)
      .join(',')}}`;
  }
}

/** The digits of all numbers that doubles round, by what they are rounded to; of several the smallest. */
export function collectExactNumbers(files: SourceFiles): Record<string, string> | undefined {
  const found: Record<string, string> = {};
  for (const file of Object.keys(files.texts())) {
    for (const [rounded, written] of numbersOf(file, files).spellings) {
      const [smallest] = [...written].sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
      if (smallest !== undefined && !isExact(rounded, smallest)) found[String(rounded)] ??= smallest;
    }
  }
  return Object.keys(found).length > 0 ? found : undefined;
}

function digitsOf(value: number, location: Location & { pointer: string }, files: SourceFiles): string {
  const written = numbersOf(location.file, files).spellings.get(value) ?? [];
  const [only, ...others] = written;
  const digits = others.length > 0 ? readAt(location, files) : only;
  return digits === undefined || isExact(value, digits) ? JSON.stringify(value) : digits;
}

function numbersOf(file: string, files: SourceFiles): Numbers {
  const known = numbersOfFiles.get(files) ?? new Map<string, Numbers>();
  numbersOfFiles.set(files, known);
  const text = files.text(file) ?? '';
  let locate: Locate | undefined;
  const numbers = known.get(file) ?? {
    spellings: findSpellings(text),
    locate: () => {
      locate ??= createLocator({ [file]: text });
      return locate;
    },
  };
  known.set(file, numbers);
  return numbers;
}

function findSpellings(text: string): Spellings {
  const found = new Map<number, string[]>();
  for (const [token] of text.matchAll(longNumber)) {
    if (!/^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(token)) continue;
    const written = found.get(Number(token)) ?? [];
    if (!written.includes(token)) written.push(token);
    found.set(Number(token), written);
  }
  return found;
}

/** The number that stands at a place, where several of the file would be rounded alike. */
function readAt(location: Location, files: SourceFiles): string | undefined {
  const text = files.text(location.file) ?? '';
  const { line, column } = numbersOf(location.file, files).locate()(location);
  const rest = text
    .split('\n')
    .slice(line - 1)
    .join('\n')
    .slice(column - 1);
  // The place of a member is that of its key.
  return /^(?:(?:"(?:[^"\\]|\\.)*"|'[^']*'|[^\s:"'][^:\n]*?)\s*:\s*|-\s+)?(-?\d[\d.eE+-]*)/.exec(rest)?.[1];
}
