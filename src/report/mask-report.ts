import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import type { Report } from '../model/report.ts';
import { maskSecrets } from './mask-secrets.ts';

/** Masks what findings, reasons and shown exchanges quote from programs and servers. */
export function maskReport(report: Report, allowed: ReadonlySet<string>): Report {
  const mask = (text: string) => maskSecrets(text, allowed);
  return {
    ...report,
    findings: report.findings.map((finding) => maskFinding(finding, mask)),
    proofs: maskProofs(report.proofs, allowed),
  };
}

/** The same for proofs alone, which pages show too. */
export function maskProofs(proofs: readonly Proof[], allowed: ReadonlySet<string>): Proof[] {
  return proofs.map((proof) => maskProof(proof, (text) => maskSecrets(text, allowed)));
}

type Mask = (text: string) => string;

function maskProof(proof: Proof, mask: Mask): Proof {
  return {
    ...proof,
    ...(proof.reason === undefined ? {} : { reason: mask(proof.reason) }),
    findings: proof.findings.map((finding) => maskFinding(finding, mask)),
    ...(proof.shown && {
      shown: { request: mask(proof.shown.request), response: mask(proof.shown.response) },
    }),
  };
}

function maskFinding(finding: Finding, mask: Mask): Finding {
  const { message, expected, actual, fix, reproduce } = finding;
  return {
    ...finding,
    message: mask(message),
    ...(expected === undefined ? {} : { expected: mask(expected) }),
    ...(actual === undefined ? {} : { actual: mask(actual) }),
    ...(fix === undefined ? {} : { fix: mask(fix) }),
    ...(reproduce === undefined ? {} : { reproduce: mask(reproduce) }),
  };
}
