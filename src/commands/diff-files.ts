import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Path } from '../diff/change.ts';
import { diffDocuments } from '../diff/diff-documents.ts';
import type { DiffedDocument, DiffReport, LocatedChange } from '../diff/located-change.ts';
import { stepInto } from '../lib/json-pointer.ts';
import { createLocator } from '../load/locate.ts';
import { bundle } from '../load/openapi/bundle.ts';
import { createSpecReader } from '../load/source/cursor.ts';
import { createSourceFiles } from '../load/source/source-files.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';

interface Loaded {
  readonly described: DiffedDocument;
  readonly document: JsonObject;
  readonly findings: readonly Finding[];
  readonly locate: (path: Path) => LocatedChange['location'];
}

/** Reads two OpenAPI documents and compares them; throws a DocsError when one cannot be read. */
export async function diffFiles(
  cwd: string,
  [old, next]: readonly [string, string],
  today: string,
): Promise<{ report: DiffReport; findings: readonly Finding[] }> {
  const before = await load(cwd, old);
  const after = await load(cwd, next);
  const changes = diffDocuments(before.document, after.document, { today });
  const located = changes.map((change): LocatedChange => {
    const { document, path: place } = change.at;
    return { ...change, location: (document === 'old' ? before : after).locate(place) };
  });
  const report = { old: before.described, new: after.described, changes: joinSame(located) };
  return { report, findings: [...before.findings, ...after.findings] };
}

/** What stands at one place in a file is one change, however many operations refer to it. */
function joinSame(changes: readonly LocatedChange[]): LocatedChange[] {
  const found = new Map<string, LocatedChange>();
  for (const change of changes) {
    const { file, line, column } = change.location;
    const key = [change.rule, change.class, change.message, file, line, column].join('\n');
    const known = found.get(key);
    found.set(key, known ? { ...known, uses: [...known.uses, ...change.uses] } : change);
  }
  return [...found.values()];
}

async function load(cwd: string, file: string): Promise<Loaded> {
  const absolute = path.resolve(cwd, file);
  const root = projectOf(absolute, cwd);
  const entry = path.relative(root, absolute).split(path.sep).join('/');
  const files = createSourceFiles(root);
  const { document, findings } = await bundle(entry, files);
  const reader = createSpecReader(document, entry, files);
  const positionOf = createLocator(files.texts());
  return {
    document,
    findings,
    described: {
      file,
      title: String(stepInto(document.info, 'title') ?? ''),
      version: String(stepInto(document.info, 'version') ?? ''),
    },
    locate(tokens) {
      let cursor = reader.root;
      for (const token of tokens) {
        const next = reader.child(cursor, token);
        if (!next || next.origin === undefined) break;
        cursor = next;
      }
      const { file: found, line, column } = positionOf(cursor.location);
      return { file: path.relative(cwd, path.join(root, found)) || found, line, column };
    },
  };
}

/** The folder that a document may read files of: the working folder, else the repository around it. */
function projectOf(file: string, cwd: string): string {
  if (!path.relative(cwd, file).startsWith('..')) return cwd;
  const own = path.dirname(file);
  for (let folder = own; ; folder = path.dirname(folder)) {
    if (['.git', 'docs.config.ts', 'package.json'].some((name) => existsSync(path.join(folder, name))))
      return folder;
    if (folder === path.dirname(folder)) return own;
  }
}
