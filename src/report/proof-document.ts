import { type Proof, strengths } from '../model/proof.ts';
import type { Report } from '../model/report.ts';
import { confinementName } from './confinement.ts';
import { reasonOf } from './group-by-reason.ts';
import { totals } from './summarise.ts';

/** The value of `proof.json`, described by `schemas/proof.schema.json`. */
export function proofDocument(report: Report) {
  return {
    version: 1,
    tool: { name: 'docproof', version: report.toolVersion },
    target: report.target,
    confinement: confinementName(report),
    specs: report.specs,
    summary: { ...totals(report.coverage), byStrength: report.coverage.byStrength },
    proofs: report.proofs.map(proofEntry),
  };
}

/** Members in the order of the contract; what a page shows of an exchange stays on the page. */
function proofEntry(proof: Proof) {
  const { id, kind, source, state, language, artefact, ranAt, retried, findings } = proof;
  const reason = state === 'not-proven' ? reasonOf(proof) : proof.reason;
  const strength = state === 'proven' ? (proof.strength ?? strengths[0]) : proof.strength;
  return { id, kind, source, state, reason, strength, language, artefact, ranAt, retried, findings };
}
