import { createLocator } from '../load/locate.ts';
import type { Docs } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import type { Proof } from '../model/proof.ts';
import { editorLink } from './editor-link.ts';
import type { Failure } from './event.ts';

/** So many are told: who has more mends these first. */
const most = 100;

/** Findings at error level, each once, with their places. */
export function toFailures(findings: readonly Finding[], docs: Docs, root: string): Failure[] {
  const place = createLocator(docs.sources);
  const errors = findings.filter(({ severity }) => severity === 'error').slice(0, most);
  const failures = errors.map(({ rule, message, location, expected, actual, fix }): Failure => {
    const { file, line, column } = place(location);
    return {
      rule,
      message,
      place: `${file}:${line}:${column}`,
      editor: editorLink(root, { file, line, column }),
      ...(expected === undefined ? {} : { expected }),
      ...(actual === undefined ? {} : { actual }),
      ...(fix === undefined ? {} : { fix }),
    };
  });
  return [...new Map(failures.map((failure) => [`${failure.place} ${failure.message}`, failure])).values()];
}

export function failuresOf(proofs: Iterable<Proof>): Finding[] {
  return [...proofs].filter(({ state }) => state === 'failed').flatMap(({ findings }) => findings);
}
