import { judgeResponse } from './checks/exchange/judge-response.ts';
import { judgeSnippet } from './checks/exchange/judge-snippet.ts';
import type { Verdict } from './checks/exchange/verdict.ts';
import { createValidator, type Validator } from './lib/json-schema.ts';
import type { Version } from './model/docs.ts';
import type { JsonObject } from './model/json.ts';
import type { Strength } from './model/proof.ts';
import type { ResponseRun, SnippetRun } from './model/run.ts';

/** Judges each run once: what a program is spared for and what is published rest on the same verdict. */
export interface Judge {
  readonly response: (run: ResponseRun) => Verdict;
  readonly snippet: (run: SnippetRun) => Verdict;
}

/** `ceiling`: what the Target can prove at most. */
export function createJudge(ceiling: Strength | undefined): Judge {
  const contexts = once(createContext);
  return {
    response: once((run) => judgeResponse(run, contexts(run.version))),
    snippet: once((run) => judgeSnippet(run, { ...contexts(run.version), ceiling })),
  };
}

/** What checks need to know of the document that an answer belongs to. */
function createContext(version: Version): { readonly document: JsonObject; readonly validator: Validator } {
  const dialect = version.openapi.startsWith('3.0') ? '3.0' : '3.1';
  return { document: version.document, validator: createValidator(version.document, dialect) };
}

function once<Subject extends object, Result>(
  make: (subject: Subject) => Result,
): (subject: Subject) => Result {
  const made = new WeakMap<Subject, Result>();
  return (subject) => {
    const known = made.get(subject);
    if (known !== undefined) return known;
    const result = make(subject);
    made.set(subject, result);
    return result;
  };
}
