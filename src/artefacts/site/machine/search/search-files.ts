import type { OutputFile } from '../../../../model/publication.ts';
import type { Catalogue } from '../../catalogue.ts';
import type { Page } from '../../page.ts';
import { kinds, type SearchEntry } from './search-entry.ts';
import { searchWords } from './words.ts';

/** Bytes of a file of terms, and entries in a file of entries: together less than 50 kB before the first result. */
const longestShard = 8_000;
const entriesPerFile = 16;
/** A posting is `entry * 16 + kind`, so that one number carries both. */
const kindsPerEntry = 16;

interface Found {
  readonly entry: SearchEntry;
  /** Index into the versions of the manifest; 0 for what all versions share. */
  readonly version: number;
}

/** The search index in pieces, as classic scripts, so that it loads from `file://` too. */
export function* searchFiles(
  catalogue: Catalogue,
  pages: readonly Pick<Page, 'version' | 'search'>[],
): Iterable<OutputFile> {
  const found = pages.flatMap(({ version, search = [] }) =>
    search.map(
      (entry): Found => ({
        entry,
        version: version === undefined ? 0 : catalogue.versions.indexOf(version) + 1,
      }),
    ),
  );
  const terms = [...invert(found)].sort(([one], [other]) => (one < other ? -1 : 1));
  const shards = pack(terms);
  const chunks = Array.from({ length: Math.ceil(found.length / entriesPerFile) }, (_, index) =>
    found.slice(index * entriesPerFile, (index + 1) * entriesPerFile),
  );
  const groups = [...new Set(found.map(({ entry }) => entry.group))];
  const manifest = {
    kinds,
    groups,
    versions: catalogue.versions.map((version) => ({
      title: `${catalogue.apiTitle(version)} ${version.label}`,
      current: version === catalogue.current,
    })),
    groupOf: found.map(({ entry }) => groups.indexOf(entry.group)).join(''),
    versionOf: found
      .map(({ version }) => version.toString(36))
      .join(found.some(({ version }) => version > 35) ? ',' : ''),
    entriesPerFile,
    shards: shards.map(([first]) => first?.[0] ?? ''),
  };
  yield script('index', manifest);
  for (const [index, shard] of shards.entries()) yield script(`t${index}`, Object.fromEntries(shard));
  for (const [index, chunk] of chunks.entries()) {
    yield script(
      `e${index}`,
      chunk.map(({ entry }) => [entry.title, entry.path, entry.detail]),
    );
  }
  yield script(
    'vocabulary',
    terms
      .map(([term]) => term)
      .filter((term) => term.length > 3)
      .join(' '),
  );
}

function script(name: string, value: unknown): OutputFile {
  const json = JSON.stringify(value)
    .replace(/</g, '\\u003c')
    .replace(/\u2028|\u2029/g, ' ');
  return { path: `site/assets/search/${name}.js`, content: `docsSearch(${JSON.stringify(name)},${json});\n` };
}

/** Term → ascending postings, each as its distance from the one before. */
function invert(found: readonly Found[]): Map<string, number[]> {
  const best = new Map<string, Map<number, number>>();
  for (const [index, { entry }] of found.entries()) {
    for (const { kind, text } of entry.texts) {
      const weight = kinds.indexOf(kind);
      for (const word of searchWords(text)) {
        const postings = best.get(word) ?? new Map<number, number>();
        best.set(word, postings);
        if ((postings.get(index) ?? -1) < weight) postings.set(index, weight);
      }
    }
  }
  return new Map(
    [...best].map(([term, postings]) => {
      let last = 0;
      const deltas = [...postings].map(([index, kind]) => {
        const code = index * kindsPerEntry + kind;
        const delta = code - last;
        last = code;
        return delta;
      });
      return [term, deltas];
    }),
  );
}

type Term = readonly [term: string, postings: readonly number[]];

/** Neighbouring terms share a file. */
function pack(terms: readonly Term[]): Term[][] {
  const shards: Term[][] = [];
  let bytes = longestShard;
  for (const term of terms) {
    const size = term[0].length + term[1].length * 4 + 6;
    if (bytes + size > longestShard) {
      shards.push([]);
      bytes = 0;
    }
    shards.at(-1)?.push(term);
    bytes += size;
  }
  return shards;
}
