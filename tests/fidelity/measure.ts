import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { assemble } from '../../src/assemble.ts';
import { exercise } from '../../src/exercise.ts';
import { createJudge } from '../../src/judge.ts';
import { writeTree } from '../../src/lib/write-tree.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { strengths } from '../../src/model/proof.ts';
import type { SnippetRun } from '../../src/model/run.ts';
import { snippetId } from '../../src/proof-id.ts';
import type { Selection } from '../../src/selection.ts';
import { sampleOf } from './sample-of.ts';

/** How far the snippets of a document come, in one language. */
export interface LanguageFidelity {
  readonly language: string;
  readonly published: number;
  readonly compiled: number;
  readonly ran: number;
  readonly exact: number;
  /** What the client cannot say, each with its reason. */
  readonly unprintable: readonly string[];
  /** What is published and not exact, each with the first thing that went wrong. */
  readonly misses: readonly string[];
}

export interface Fidelity {
  readonly operations: number;
  readonly sampled: number;
  readonly languages: readonly LanguageFidelity[];
}

export interface FidelityOptions {
  /** Operations that are tried at most. */
  readonly operations: number;
  readonly seed: number;
  /** Ids of languages; all when absent. */
  readonly languages?: readonly string[];
  readonly progress?: (text: string) => void;
}

/** Prints, compiles and runs the snippets of a document against its mock, in a project made for that alone. */
export async function measureFidelity(document: string, options: FidelityOptions): Promise<Fidelity> {
  const root = mkdtempSync(join(tmpdir(), 'docproof-fidelity-'));
  try {
    const config = await loadConfig(makeProject(root, document, options.languages));
    const assembly = await assemble(config);
    const operations = assembly.docs.apis.flatMap((api) => api.versions).flatMap((each) => each.operations);
    const sampled = new Set(sampleOf(operations, options.operations, options.seed).map(({ id }) => id));
    const isSampled = (subject: { readonly example: SnippetRun['snippet']['example'] }) =>
      sampled.has(subject.example.operation.id);
    const ids = new Set(assembly.snippets.filter(isSampled).map(snippetId));
    const selection: Selection = {
      isAll: false,
      globs: [],
      has: (names) => names.some((name) => ids.has(name)),
    };
    const folder = join(root, 'staging');
    const chosen = assembly.snippets.filter(isSampled);
    await writeTree(
      folder,
      chosen.map(({ path, text }) => ({ path, content: text })),
    );
    const { snippets } = await exercise(assembly, {
      target: 'mock',
      selection,
      folder,
      cache: false,
      progress: options.progress ?? (() => {}),
    });
    const languages = assembly.languages.map(({ id }) => {
      const runs = snippets.filter((run) => run.snippet.language === id);
      const silent = assembly.unprintable.filter((each) => each.language === id && isSampled(each));
      return summarise(
        id,
        runs,
        silent.map(({ example, reason }) => `${example.operation.id}/${example.name}: ${reason}`),
      );
    });
    return { operations: operations.length, sampled: sampled.size, languages };
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** A project of one document, whose folder is copied whole so that its references lead somewhere. */
function makeProject(root: string, document: string, languages: readonly string[] | undefined): string {
  const project = join(root, 'project');
  mkdirSync(project);
  cpSync(dirname(document), join(project, 'spec'), { recursive: true });
  const apis = [{ id: 'api', versions: [{ id: 'v1', spec: `spec/${basename(document)}` }] }];
  const config = { apis, target: 'mock', ...(languages ? { languages } : {}) };
  writeFileSync(join(project, 'docs.config.json'), JSON.stringify(config));
  return project;
}

function summarise(
  language: string,
  runs: readonly SnippetRun[],
  unprintable: readonly string[],
): LanguageFidelity {
  const judge = createJudge('request exact');
  const judged = runs.map((run) => {
    const { findings, strength } = judge.snippet(run);
    const [fault] = run.obstacle?.kind === 'failed' ? [run.obstacle.finding] : findings;
    const reason = run.obstacle?.kind === 'not-proven' ? run.obstacle.reason : describe(fault);
    const isExact =
      strength !== undefined && strengths.indexOf(strength) >= strengths.indexOf('request exact');
    return {
      name: snippetId(run.snippet),
      compiled: fault?.rule !== 'snippet-compiles',
      ran: run.execution !== undefined && findings.every(({ rule }) => rule !== 'program-runs'),
      exact: isExact && run.obstacle === undefined,
      reason,
    };
  });
  const misses = judged.filter((each) => !each.exact).map(({ name, reason }) => `${name}: ${reason}`);
  const of = (test: (each: (typeof judged)[number]) => boolean) => judged.filter(test).length;
  return {
    language,
    published: runs.length,
    compiled: of((each) => each.compiled),
    ran: of((each) => each.ran),
    exact: of((each) => each.exact),
    unprintable,
    misses,
  };
}

function describe(
  fault: { readonly message: string; readonly expected?: string; readonly actual?: string } | undefined,
) {
  if (!fault) return 'it was not judged';
  const values = [fault.expected && `expected ${fault.expected}`, fault.actual && `sent ${fault.actual}`];
  return [fault.message, ...values.filter(Boolean)].join('; ').replace(/\s+/g, ' ').slice(0, 400);
}
