import type { Assembly } from '../assemble.ts';
import { createStage, type ExerciseStage, exercise, openProjectLedger } from '../exercise.ts';
import { writeTree } from '../lib/write-tree.ts';
import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import { buildTime } from '../pipeline.ts';
import { documentedLiterals } from '../report/documented-literals.ts';
import { maskProofs } from '../report/mask-report.ts';
import { targetFingerprint } from '../run/cache/fingerprints.ts';
import type { Ledger } from '../run/cache/ledger.ts';
import { isMock, type Target } from '../run/targets/target.ts';
import { toProofs, toUnrunProofs } from '../to-proofs.ts';
import type { DevEvent } from './event.ts';
import { isStale, type Stale, selectionOf } from './stale.ts';

/** Proves one assembly after the other against a Target that stays up. */
export interface Prover {
  /** Makes ready for an assembly; whether the Target is another than before, so that everything is to be proven. */
  readonly prepare: (assembly: Assembly, target: string, changed: readonly string[]) => Promise<boolean>;
  /** Runs what is stale; gives how many proofs that was. */
  readonly prove: (assembly: Assembly, stale: Stale) => Promise<number>;
  /** The proofs of an assembly; what waits for its run is not proven. */
  readonly proofs: (assembly: Assembly, isWaiting: (id: string) => boolean) => readonly Proof[];
  /** What no proof can be blamed for. */
  readonly findings: () => readonly Finding[];
  readonly name: () => string | undefined;
  readonly target: () => Promise<Target>;
  readonly close: () => Promise<void>;
}

const waiting = 'it is running now';

export function createProver({
  folder,
  notify,
  interruption,
  run,
}: {
  readonly folder: string;
  /** Whether anything is run at all. */
  readonly run: boolean;
  readonly notify: (event: DevEvent) => void;
  readonly interruption: AbortSignal | undefined;
}): Prover {
  let name: string | undefined;
  let stage: ExerciseStage | undefined;
  let identity: string | undefined;
  let ledger: Promise<Ledger> | undefined;
  let known = new Map<string, Proof>();
  let findings: readonly Finding[] = [];
  /** Whether the last run broke off: what it stood on is not to be trusted. */
  let brokeOff = false;

  const renew = async (assembly: Assembly): Promise<void> => {
    await stage?.close();
    stage = createStage(assembly, { target: name ?? '', ...(interruption ? { interruption } : {}) });
  };
  return {
    name: () => (run ? name : undefined),
    findings: () => findings,
    target: async () => {
      if (!stage) throw new Error('The documentation could not be read yet, so that there is no target.');
      return (await stage.equip()).target;
    },
    prepare: async (assembly, wanted, changed) => {
      const { targets, root } = assembly.config;
      const isOther = name !== wanted || stage === undefined || brokeOff || stage.fate().length > 0;
      const settings = targets[wanted];
      // What is no source of the documents may be one of the Target.
      const mayDiffer = isOther || changed.some((file) => assembly.docs.sources[file] === undefined);
      const mock = isMock(wanted, targets);
      const next = mock
        ? assembly.docs.apis.flatMap((api) => api.versions.map(({ digest }) => digest)).join()
        : mayDiffer && settings
          ? JSON.stringify([settings, await targetFingerprint(settings, root)])
          : (identity ?? wanted);
      if (!isOther && next === identity) return false;
      name = wanted;
      identity = next;
      brokeOff = false;
      if (run) ledger ??= openProjectLedger(assembly.config);
      await renew(assembly);
      return true;
    },
    prove: async (assembly, stale) => {
      if (stage === undefined || name === undefined || ledger === undefined) return 0;
      if (stale !== 'everything' && stale.size === 0) return 0;
      if (stage.fate().length > 0) await renew(assembly);
      if (stale === 'everything') {
        await writeTree(
          folder,
          assembly.snippets.map(({ path, text }) => ({ path, content: text })),
        );
      }
      const selection = selectionOf(stale);
      const kept = await ledger;
      const performed = await exercise(assembly, {
        target: name,
        cache: true,
        selection,
        folder,
        progress: (text) => notify({ kind: 'proving', text }),
        ...(interruption ? { interruption } : {}),
        // The ledger is written once, in the end.
        standing: { stage, ledger: { ...kept, save: async () => {} } },
      }).catch((error: unknown) => {
        brokeOff = true;
        throw error;
      });
      const ranAt = buildTime();
      const documented = documentedLiterals(assembly.docs, assembly.examples);
      const proofs = maskProofs(toProofs(assembly, performed, selection, ranAt), documented);
      const proven = new Set(proofs.filter(({ state }) => state === 'proven').map(({ id }) => id));
      await performed.settle((id) => proven.has(id), ranAt);
      const rest = [...known.values()].filter(({ id }) => !isStale(stale, id));
      known = new Map([...rest, ...proofs].map((proof) => [proof.id, proof]));
      findings = performed.findings;
      return proofs.length;
    },
    proofs: (assembly, isWaiting) => {
      if (!run) return toUnrunProofs(assembly);
      const settled = [...known.values()].filter(({ id }) => !isWaiting(id));
      const open = toUnrunProofs(assembly).filter(({ id }) => isWaiting(id));
      return [...settled, ...open.map((proof) => ({ ...proof, reason: waiting }))].sort(byId);
    },
    close: async () => {
      await stage?.close();
      await (await ledger)?.save();
    },
  };
}

function byId(one: Proof, other: Proof): number {
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}
