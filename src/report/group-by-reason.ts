import type { Proof } from '../model/proof.ts';

/** The proofs that are not proven, by reason, the most frequent reason first. */
export function groupByReason(
  proofs: readonly Proof[],
): readonly { readonly reason: string; readonly proofs: readonly Proof[] }[] {
  const groups = new Map<string, Proof[]>();
  for (const proof of proofs) {
    if (proof.state !== 'not-proven') continue;
    const reason = reasonOf(proof);
    const group = groups.get(reason);
    if (group) group.push(proof);
    else groups.set(reason, [proof]);
  }
  return [...groups]
    .map(([reason, ofReason]) => ({ reason, proofs: ofReason }))
    .toSorted((a, b) => b.proofs.length - a.proofs.length);
}

/** Why a proof is not proven. */
export function reasonOf(proof: Proof): string {
  return proof.reason ?? 'no reason was recorded';
}
