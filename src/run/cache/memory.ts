import type { Ledger, Recalled } from './ledger.ts';

/** What a build may take from earlier ones, and leaves for later ones: proven things only. */
export interface Memory {
  readonly recall: (key: string) => Recalled | undefined;
  /** What a later build may recall, when all of these proofs turn out to be proven. */
  readonly offer: (key: string, value: unknown, proofs: readonly string[]) => void;
  /** Keeps what was offered and is proven, with when it ran (RFC 3339), and writes it. */
  readonly settle: (isProven: (proof: string) => boolean, ranAt: string) => Promise<void>;
}

/** `fresh` recalls nothing, but leaves what it proves. */
export function createMemory(ledger: Ledger, { fresh }: { readonly fresh: boolean }): Memory {
  const offers: { key: string; value: unknown; proofs: readonly string[] }[] = [];
  return {
    recall: (key) => (fresh ? undefined : ledger.recall(key)),
    offer: (key, value, proofs) => {
      offers.push({ key, value, proofs });
    },
    settle: async (isProven, ranAt) => {
      for (const { key, value, proofs } of offers.splice(0)) {
        if (proofs.length > 0 && proofs.every(isProven)) ledger.keep(key, value, ranAt);
      }
      await ledger.save();
    },
  };
}
