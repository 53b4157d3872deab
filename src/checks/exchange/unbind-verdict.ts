import type { Finding } from '../../model/finding.ts';
import type { SceneRecord } from '../../model/run.ts';
import { unbind } from './answer-as-documented.ts';
import type { Verdict } from './verdict.ts';

/** A verdict whose findings quote answers and output as the documentation would print them, without a Scene's live values. */
export function unbindVerdict(verdict: Verdict, scene: SceneRecord | undefined): Verdict {
  if (!scene) return verdict;
  return { ...verdict, findings: verdict.findings.map((finding) => unbindFinding(finding, scene)) };
}

function unbindFinding(finding: Finding, scene: SceneRecord): Finding {
  const { message, expected, actual } = finding;
  return {
    ...finding,
    message: unbind(message, scene),
    ...(expected === undefined ? {} : { expected: unbind(expected, scene) }),
    ...(actual === undefined ? {} : { actual: unbind(actual, scene) }),
  };
}
