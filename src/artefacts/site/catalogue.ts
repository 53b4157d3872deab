import { shortName } from '../../lib/slug.ts';
import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Guide } from '../../model/guide.ts';
import type { Operation } from '../../model/operation.ts';
import type { Proof } from '../../model/proof.ts';
import type { Publication } from '../../model/publication.ts';
import type { Snippet } from '../../model/snippet.ts';
import { guidesByOperation } from './guide-users.ts';
import { pageTitles } from './page-titles.ts';
import { routes } from './routes.ts';

/** A Publication with the lookups that pages need, built once. */
export interface Catalogue {
  readonly publication: Publication;
  readonly versions: readonly Version[];
  readonly current: Version | undefined;
  readonly guides: readonly Guide[];
  readonly versionOf: (item: { readonly api?: string; readonly version?: string }) => Version | undefined;
  readonly apiTitle: (version: Version) => string;
  readonly operation: (version: Version, id: string) => Operation | undefined;
  readonly examplesOf: (operation: Operation) => readonly Example[];
  /** In the order of the languages' table. */
  readonly snippetsOf: (example: Example) => readonly Snippet[];
  readonly proof: (id: string) => Proof | undefined;
  /** Schema name → folder name of its page. */
  readonly schemaSlugs: (version: Version) => ReadonlyMap<string, string>;
  readonly guideByFile: (file: string) => Guide | undefined;
  /** True when the page at this path has a Markdown twin beside it. */
  readonly hasTwin: (path: string) => boolean;
  /** Guides that lead to the operation's page or whose flow calls it. */
  readonly guidesFor: (operation: Operation) => readonly Guide[];
  /** Operations of a version whose pages lie under a tag, by its slug. */
  readonly operationsUnder: (version: Version, tagSlug: string) => readonly Operation[];
  /** Operations of a version with a tag, by the tag's name. */
  readonly tagged: (version: Version, tag: string) => readonly Operation[];
  /** Where an operation stands among those of its version. */
  readonly positionOf: (operation: Operation) => number;
  /** What a link to a page says. */
  readonly titleAt: (path: string) => string | undefined;
}

/** Builds the lookups of a site. */
export function createCatalogue(publication: Publication): Catalogue {
  const { docs } = publication;
  const versions = docs.apis.flatMap((api) => api.versions);
  const byName = new Map(versions.map((version) => [`${version.api}/${version.id}`, version]));
  const operations = new Map(versions.flatMap((v) => v.operations.map((o) => [operationKey(o), o] as const)));
  const examples = groupBy(publication.examples, (example) => operationKey(example.operation));
  const order = new Map(publication.languages.map((language, index) => [language.id, index]));
  const snippets = groupBy(publication.snippets, (snippet) => exampleKey(snippet.example));
  for (const list of snippets.values()) {
    list.sort((a, b) => (order.get(a.language) ?? 0) - (order.get(b.language) ?? 0));
  }
  const proofs = new Map(publication.proofs.map((proof) => [proof.id, proof]));
  const slugs = new Map(versions.map((version) => [version, schemaSlugs(version)]));
  const guides = [...docs.guides, ...versions.flatMap((version) => version.guides)];
  const files = new Map(guides.map((guide) => [guide.location.file, guide]));
  const twinned = new Set([...guides.map(routes.guide), ...[...operations.values()].map(routes.operation)]);
  const users = guidesByOperation(versions);
  const titlesOfPages = pageTitles(publication);
  const positions = new Map(versions.flatMap((v) => v.operations.map((o, index) => [o, index] as const)));
  const under = groupBy(
    versions.flatMap((v) => v.operations),
    (o) => `${o.api}/${o.version}/${o.tagSlug}`,
  );
  const tagged = groupBy(
    versions.flatMap((v) => v.operations.flatMap((o) => o.tags.map((tag) => ({ o, tag })))),
    ({ o, tag }) => `${o.api}/${o.version}/${tag}`,
    ({ o }) => o,
  );
  const titles = new Map(docs.apis.map((api) => [api.id, api.title]));
  return {
    publication,
    versions,
    guides,
    current: byName.get(docs.current) ?? versions[0],
    versionOf: ({ api, version }) => byName.get(`${api}/${version}`),
    apiTitle: (version) => titles.get(version.api) ?? version.info.title,
    operation: (version, id) => operations.get(`${version.api}/${version.id}/${id}`),
    examplesOf: (operation) => examples.get(operationKey(operation)) ?? [],
    snippetsOf: (example) => snippets.get(exampleKey(example)) ?? [],
    proof: (id) => proofs.get(id),
    schemaSlugs: (version) => slugs.get(version) ?? new Map(),
    guideByFile: (file) => files.get(file),
    hasTwin: (path) => twinned.has(path),
    guidesFor: (operation) => users.get(operationKey(operation)) ?? [],
    operationsUnder: (version, slug) => under.get(`${version.api}/${version.id}/${slug}`) ?? [],
    tagged: (version, tag) => tagged.get(`${version.api}/${version.id}/${tag}`) ?? [],
    positionOf: (operation) => positions.get(operation) ?? -1,
    titleAt: (path) => titlesOfPages.get(path),
  };
}

/** The name by which an Operation is known in proofs. */
export function operationKey(operation: Operation): string {
  return `${operation.api}/${operation.version}/${operation.id}`;
}

function exampleKey(example: Example): string {
  return `${operationKey(example.operation)}/${example.name}`;
}

function groupBy<T, V = T>(
  items: readonly T[],
  key: (item: T) => string,
  value: (item: T) => V = (item) => item as unknown as V,
): Map<string, V[]> {
  const groups = new Map<string, V[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group === undefined) groups.set(key(item), [value(item)]);
    else group.push(value(item));
  }
  return groups;
}

/** Safe folder names, unique even where a file system ignores case. */
function schemaSlugs(version: Version): Map<string, string> {
  const slugs = new Map<string, string>();
  const taken = new Set<string>();
  for (const name of schemaNames(version)) {
    const plain = name.replace(/[^\p{L}\p{N}._-]+/gu, '-').replace(/^[.-]+|[.-]+$/g, '');
    const base = shortName(plain) || 'schema';
    let slug = base;
    for (let count = 2; taken.has(slug.toLowerCase()); count += 1) slug = `${base}-${count}`;
    taken.add(slug.toLowerCase());
    slugs.set(name, slug);
  }
  return slugs;
}

/** Names below `components.schemas`, without those marked `x-internal`. */
function schemaNames(version: Version): string[] {
  const components = version.document.components as { schemas?: Record<string, unknown> } | undefined;
  return Object.entries(components?.schemas ?? {})
    .filter(([, schema]) => (schema as { 'x-internal'?: unknown } | null)?.['x-internal'] !== true)
    .map(([name]) => name);
}
