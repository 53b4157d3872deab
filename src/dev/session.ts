import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { routes } from '../artefacts/site/routes.ts';
import { type Assembly, assemble, createAssemblyMemory } from '../assemble.ts';
import { documentChecks } from '../checks/documents/index.ts';
import type { Config } from '../config.ts';
import { DocsError } from '../errors.ts';
import type { Finding } from '../model/finding.ts';
import type { Publication } from '../model/publication.ts';
import { buildTime } from '../pipeline.ts';
import { produce, toPublication } from '../produce.ts';
import { guideId } from '../proof-id.ts';
import { toolVersion } from '../tool-version.ts';
import { createEdition, type Edition } from './edition.ts';
import { editorLink, placeIn } from './editor-link.ts';
import type { DevEvent } from './event.ts';
import { failuresOf, toFailures } from './failures.ts';
import { createFirstPages } from './first-pages.ts';
import { createProver, type Prover } from './prover.ts';
import { guidesOf, isStale, joinStale, type Stale, staleIn } from './stale.ts';

export interface SessionOptions {
  readonly loadConfig: () => Promise<Config>;
  /** Name of a target, or a URL; that of the configuration when absent. */
  readonly target: string | undefined;
  /** Whether what changed is run. */
  readonly run: boolean;
  readonly notify: (event: DevEvent) => void;
  /** Paths below `site/` of the pages that somebody looks at. */
  readonly openPages: () => Iterable<string>;
  readonly interruption?: AbortSignal | undefined;
}

/** A site that follows its sources, with the Target that proves it. */
export interface Session {
  readonly edition: Edition;
  /** What the last good reading gave. */
  readonly assembly: () => Assembly | undefined;
  readonly target: Prover['target'];
  /** Reads what changed and puts the pages of that in; the rest follows behind. */
  readonly refresh: (changed: readonly string[]) => Promise<void>;
  /** Resolves when everything that follows has been done. */
  readonly settled: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Milliseconds for which rendering may keep others waiting. */
const slice = 12;

export async function createSession(options: SessionOptions): Promise<Session> {
  const { notify, interruption } = options;
  const folder = await mkdtemp(join(tmpdir(), 'docproof-dev-'));
  const edition = createEdition();
  const memory = createAssemblyMemory();
  const firstPages = createFirstPages();
  const prover = createProver({ folder, notify, interruption, run: options.run });
  let config: Config | undefined;
  let current: Assembly | undefined;
  let stale: Stale = new Set();
  let edits = 0;
  let following: Promise<void> | undefined;

  const publish = (publication: Publication, paths: ReadonlySet<string>) => {
    const changed = firstPages
      .render(publication, paths)
      .filter(({ path, content }) => edition.put(path, content));
    if (changed.length > 0) notify({ kind: 'pages', paths: changed.map(({ path }) => belowSite(path)) });
  };
  const refresh = async (changed: readonly string[]): Promise<void> => {
    try {
      if (config === undefined || changed.includes(config.file)) config = await options.loadConfig();
      const next = await assemble(config, memory);
      const touched = staleIn(current, next);
      const renewed = await prover.prepare(next, options.target ?? config.target, changed);
      current = next;
      edits++;
      stale = joinStale(stale, renewed ? 'everything' : touched);
      publish(publicationOf(next, prover, stale), pathsOf(next, touched, options.openPages()));
    } catch (error) {
      tellBroken(error, notify, config);
      return;
    }
    following ??= follow().finally(() => {
      following = undefined;
    });
  };
  /** Proves and renders until nothing has changed meanwhile. */
  const follow = async (): Promise<void> => {
    for (;;) {
      const [assembly, begun, wanted] = [current, edits, stale];
      if (assembly === undefined || interruption?.aborted) return;
      stale = new Set();
      try {
        const asked = await prover.prove(assembly, wanted);
        if (edits === begun) await finish(assembly, asked, () => edits !== begun);
      } catch (error) {
        if (interruption?.aborted) return;
        // What was not proven is to be proven at the next save.
        if (edits === begun) {
          stale = joinStale(stale, wanted);
          return tellBroken(error, notify, config);
        }
        stale = joinStale(stale, wanted);
      }
      if (edits === begun) return;
    }
  };
  const finish = async (assembly: Assembly, asked: number, isOver: () => boolean): Promise<void> => {
    const publication = publicationOf(assembly, prover, new Set());
    publish(publication, pathsOf(assembly, new Set(), options.openPages()));
    const findings = await putWhole(publication, edition, notify, isOver);
    if (findings === undefined) return;
    const own = [...assembly.docs.findings, ...prover.findings(), ...findings];
    for (const check of documentChecks) {
      await nextTurn();
      if (isOver()) return;
      own.push(...check.check(assembly.docs, assembly.examples));
    }
    const count = (state: string) => publication.proofs.filter((proof) => proof.state === state).length;
    notify({
      kind: 'proofs',
      proven: count('proven'),
      failed: count('failed'),
      notProven: count('not-proven'),
      asked,
      failures: toFailures([...failuresOf(publication.proofs), ...own], assembly.docs, assembly.config.root),
    });
  };
  return {
    edition,
    assembly: () => current,
    target: prover.target,
    refresh,
    settled: async () => {
      while (following) await following;
    },
    close: async () => {
      await prover.close();
      await following?.catch(() => {});
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function publicationOf(assembly: Assembly, prover: Prover, stale: Stale): Publication {
  const about = { target: prover.name(), builtAt: buildTime(), toolVersion: toolVersion() };
  return toPublication(
    assembly,
    prover.proofs(assembly, (id) => isStale(stale, id)),
    about,
  );
}

function pathsOf(assembly: Assembly, stale: Stale, open: Iterable<string>): ReadonlySet<string> {
  const changed =
    stale === 'everything' ? [] : guidesOf(assembly).filter((guide) => stale.has(guideId(guide)));
  return new Set([...changed.map(routes.guide), ...open]);
}

/** Renders everything, a slice at a time; undefined when there is something newer. */
async function putWhole(
  publication: Publication,
  edition: Edition,
  notify: (event: DevEvent) => void,
  isOver: () => boolean,
): Promise<readonly Finding[] | undefined> {
  const { files, findings } = produce(publication);
  const made = new Set<string>();
  const changed: string[] = [];
  const put = (path: string, content: string | Uint8Array) => {
    made.add(path);
    if (edition.put(path, content) && path.startsWith('site/')) changed.push(belowSite(path));
  };
  for (const { path, text } of publication.snippets) put(path, text);
  let begun = performance.now();
  for (const { path, content } of files) {
    put(path, content);
    if (performance.now() - begun < slice) continue;
    await nextTurn();
    if (isOver()) return undefined;
    begun = performance.now();
  }
  changed.push(...edition.keepOnly(made).map(belowSite));
  if (changed.length > 0) notify({ kind: 'pages', paths: changed });
  return findings();
}

function belowSite(path: string): string {
  return path.replace(/^site\//, '');
}

function tellBroken(error: unknown, notify: (event: DevEvent) => void, config: Config | undefined): void {
  const message = error instanceof Error ? error.message : String(error);
  const place = error instanceof DocsError ? placeIn(message) : undefined;
  notify({
    kind: 'broken',
    message,
    ...(place && config ? { editor: editorLink(config.root, place) } : {}),
  });
}
