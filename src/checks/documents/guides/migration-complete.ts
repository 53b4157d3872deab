import type { Change } from '../../../diff/change.ts';
import { diffDocuments } from '../../../diff/diff-documents.ts';
import type { Docs, Version } from '../../../model/docs.ts';
import type { Finding } from '../../../model/finding.ts';
import type { Guide } from '../../../model/guide.ts';
import type { Json } from '../../../model/json.ts';
import type { Location } from '../../../model/location.ts';
import { defineDocumentCheck } from '../document-check.ts';

/** Finds breaking changes that a guide with `migrates: { from: v1, to: v2 }` in its front matter does not name. */
export const migrationComplete = defineDocumentCheck({
  rule: 'migration-complete',
  description: 'A breaking change that the migration guide leaves out is found by its readers in production.',
  *check(docs) {
    const versions = docs.apis.flatMap((api) => api.versions);
    for (const guide of [...docs.guides, ...versions.flatMap((version) => version.guides)]) {
      const { migrates } = guide.frontMatter;
      if (migrates === undefined) continue;
      const location = migratesAt(docs, guide);
      const [from, to] = ['from', 'to'].map((key) => versionOf(textIn(migrates, key), guide, versions));
      if (!from || !to) yield unknown(location, versions);
      else yield* unnamed(guide, from, to, location);
    }
  },
});

function* unnamed(guide: Guide, from: Version, to: Version, location: Location): Iterable<Finding> {
  const today = new Date().toISOString().slice(0, 10);
  const text = guide.markdown.toLowerCase();
  const told = new Set<string>();
  for (const change of diffDocuments(from.document, to.document, { today })) {
    if (change.class !== 'breaking' || change.names.every((name) => isNamed(name, text))) continue;
    const message = `The guide does not name a breaking change: ${sentenceOf(change)}`;
    if (told.has(message)) continue;
    told.add(message);
    yield {
      severity: 'error',
      rule: 'migration-complete',
      message,
      location,
      expected: change.names.join(', '),
      fix: `Say what to do about it, and name ${change.names.map((name) => `\`${name}\``).join(' and ')}`,
    };
  }
}

/** As a word of its own: `/v2` is not in `/v20`. */
function isNamed(name: string, text: string): boolean {
  const escaped = name.toLowerCase().replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`(?<![\\w-])${escaped}(?![\\w-])`).test(text);
}

function sentenceOf({ uses: [{ operation, part }], message }: Change): string {
  const place = [operation && `\`${operation}\``, part].filter(Boolean).join(', ');
  return place === '' ? message : `${place}: ${message}`;
}

function unknown(location: Location, versions: readonly Version[]): Finding {
  return {
    severity: 'error',
    rule: 'migration-complete',
    message: '`migrates` needs two versions, such as `{ from: v1, to: v2 }`',
    location,
    expected: versions.map(({ api, id }) => `${api}/${id}`).join(', '),
  };
}

/** `v1` is of the guide's own API; a guide that versions share says `auth/v1`. */
function versionOf(name: string, guide: Guide, versions: readonly Version[]): Version | undefined {
  return versions.find(({ api, id }) => name === `${api}/${id}` || (name === id && guide.api === api));
}

function textIn(value: Json, key: string): string {
  const members = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return String(members.find(([name]) => name === key)?.[1] ?? '');
}

function migratesAt({ sources }: Docs, { location }: Guide): Location {
  const lines = (sources[location.file] ?? '').split('\n');
  return {
    file: location.file,
    line:
      Math.max(
        lines.findIndex((line) => /^migrates\s*:/.test(line)),
        0,
      ) + 1,
    column: 1,
  };
}
