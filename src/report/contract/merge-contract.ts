import type { ContractCoverage, ContractFinding, ContractReport } from '../../model/contract.ts';

/** Parts of one run as one result: shards of the same plan against the same target. */
export function mergeContract([first, ...others]: readonly [
  ContractReport,
  ...ContractReport[],
]): ContractReport {
  const parts = [first, ...others];
  const { shard: _, stopped: __, ...rest } = first;
  const stopped = parts.map((part) => part.stopped).find((each) => each !== undefined);
  const findings = mergeFindings(parts.flatMap((part) => part.findings));
  return {
    ...rest,
    cases: parts
      .flatMap(({ cases }) => cases)
      .sort((one, other) => (one.id < other.id ? -1 : Number(one.id > other.id))),
    findings,
    coverage: mergeCoverage(parts.flatMap(({ coverage }) => coverage)),
    requests: parts.reduce((sum, part) => sum + part.requests, 0),
    duration: Math.max(...parts.map(({ duration }) => duration)),
    ...(stopped !== undefined && { stopped }),
    failed: parts.some(({ failed }) => failed),
  };
}

function mergeFindings(findings: readonly ContractFinding[]): ContractFinding[] {
  const byId = new Map<string, ContractFinding>();
  for (const finding of findings) {
    const known = byId.get(finding.id);
    byId.set(
      finding.id,
      known
        ? {
            ...known,
            count: known.count + finding.count,
            cases: [...known.cases, ...finding.cases].slice(0, 5),
          }
        : finding,
    );
  }
  return [...byId.values()];
}

function mergeCoverage(coverage: readonly ContractCoverage[]): ContractCoverage[] {
  const byPlace = new Map<string, ContractCoverage>();
  for (const each of coverage) {
    const key = `${each.version} ${each.operation} ${each.status}`;
    const known = byPlace.get(key);
    byPlace.set(key, known ? { ...known, answers: known.answers + each.answers } : each);
  }
  return [...byPlace.values()];
}
