import type { Proof } from '../../model/proof.ts';
import type { Publication } from '../../model/publication.ts';
import type { Catalogue } from './catalogue.ts';

/** A proof badge: what ran, when, against what, how strong; or why it did not. */
export interface ProofView {
  readonly state: 'proven' | 'failed' | 'not-proven';
  /** `Proven`, `Failed`, `Not proven`. */
  readonly label: string;
  /** `on 29 October 2025 against reference: body as documented`, or the reason. */
  readonly detail: string;
  readonly date?: string;
  readonly findings: readonly string[];
  /** Whether it unfolds: into findings, the exchange, or the digest of a program that ran. */
  readonly hasBody: boolean;
  readonly request?: string;
  readonly response?: string;
  readonly digest?: string;
}

const labels = { proven: 'Proven', failed: 'Failed', 'not-proven': 'Not proven' } as const;

/** The badge of the proof named `id`; what has no proof says so. */
export function proofView(catalogue: Catalogue, id: string): ProofView {
  const proof = catalogue.proof(id);
  if (proof === undefined) {
    const detail = absence(catalogue.publication);
    return { state: 'not-proven', label: labels['not-proven'], detail, findings: [], hasBody: false };
  }
  return {
    state: proof.state,
    label: labels[proof.state],
    detail: detailOf(proof, catalogue.publication),
    ...(proof.ranAt === undefined ? {} : { date: proof.ranAt.slice(0, 10) }),
    findings: proof.findings.map((finding) => finding.message),
    hasBody: proof.findings.length > 0 || proof.shown !== undefined || proof.ranAt !== undefined,
    ...(proof.shown === undefined ? {} : proof.shown),
    ...(proof.artefact === undefined ? {} : { digest: proof.artefact.sha256 }),
  };
}

function absence({ target }: Publication): string {
  return target === undefined ? 'this build ran nothing' : 'nothing ran for it in this build';
}

function detailOf(proof: Proof, { target }: Publication): string {
  if (proof.state === 'not-proven') return proof.reason ?? 'no reason was given';
  const place = target === undefined ? '' : `against ${target}`;
  if (proof.state === 'failed') return place;
  return [proof.strength, place].filter(Boolean).join(', ');
}
