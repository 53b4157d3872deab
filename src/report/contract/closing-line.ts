import type { ContractReport } from '../../model/contract.ts';
import { count } from '../count.ts';

/** The result in one sentence. */
export function contractClosingLine(report: ContractReport): string {
  const { cases, findings, requests, duration, target, seed, shard, stopped } = report;
  const state = (name: string) => cases.filter((each) => each.state === name).length;
  const blamed = (blame: string) =>
    findings.filter((each) => each.blame === blame && each.knownUntil === undefined).length;
  const known = findings.filter(({ knownUntil }) => knownUntil !== undefined).length;
  const parts = [
    `${count(cases.length, 'case')} against ${target}: ${state('passed')} passed, ${state('failed')} failed, ${state('not-judged')} not judged`,
    `${count(blamed('server'), 'disagreement')} of the server, ${blamed('document')} of the document${known > 0 ? `, ${known} known` : ''}`,
    `${count(requests, 'request')} in ${(duration / 1000).toFixed(1)} s, seed ${seed}${shard === undefined ? '' : `, shard ${shard}`}`,
  ];
  return `${parts.join('; ')}.${stopped === undefined ? '' : ` Ended early: ${stopped}.`}`;
}

/** Cases that could not be judged, by reason, the most frequent first. */
export function reasonsOf({
  cases,
}: ContractReport): readonly { readonly reason: string; readonly ids: readonly string[] }[] {
  const byReason = new Map<string, string[]>();
  for (const { reason, id } of cases) {
    if (reason === undefined) continue;
    const ids = byReason.get(reason);
    if (ids) ids.push(id);
    else byReason.set(reason, [id]);
  }
  return [...byReason]
    .map(([reason, ids]) => ({ reason, ids }))
    .sort((one, other) => other.ids.length - one.ids.length);
}
