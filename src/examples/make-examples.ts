import { createSlugger } from '../lib/slug.ts';
import type { Version } from '../model/docs.ts';
import type { Example } from '../model/example.ts';
import type { Finding } from '../model/finding.ts';
import type { Operation } from '../model/operation.ts';
import type { RequestBodyValue } from './body-value.ts';
import { type Draft, draftsOf } from './drafts.ts';
import { pairResponse } from './pair.ts';
import { type ParameterValues, parameterValues } from './parameter-values.ts';
import { sampleBody } from './sample-body.ts';
import { createSampler, type Sampler } from './samples/create-sampler.ts';
import { judgeSecurity } from './security/judge-security.ts';
import { toHttpRequest } from './to-http-request.ts';

/** The Examples of a Version, and what keeps others from being made. */
export interface MadeExamples {
  readonly examples: readonly Example[];
  /** What would be an Example, were there a value for each of its parts. */
  readonly absent: readonly AbsentExample[];
  readonly findings: readonly Finding[];
}

/** An Example that is not made; its Finding says why. */
export type AbsentExample = Pick<Example, 'operation' | 'name' | 'location'>;

/**
 * Every Example of a Version: each named request of each Operation, serialised, with the answer that it promises. One
 * whose sampled part no value of its schema fits is left out, and a Finding says why.
 */
export function makeExamples(version: Version): MadeExamples {
  const sampler = createSampler(version);
  const made = version.operations.map((operation) => operationExamples(operation, version, sampler));
  return {
    examples: made.flatMap(({ examples }) => examples),
    absent: made.flatMap(({ absent }) => absent),
    findings: made.flatMap(({ findings }) => findings),
  };
}

function operationExamples(operation: Operation, version: Version, sampler: Sampler): MadeExamples {
  const drafts = draftsOf(operation);
  const slugOf = createSlugger();
  const made = drafts.map((draft) =>
    toExample(operation, version, draft, slugOf(draft.name, 'example'), drafts.length, sampler),
  );
  const examples = made.flatMap(({ example }) => example ?? []);
  // One that is made up is as good as another, and they would all have the same name.
  const repeated = new Set(examples.filter(isMadeUp).slice(1));
  const isAbsent = examples.length < made.length && !examples.some(isMadeUp);
  return {
    examples: examples.filter((example) => !repeated.has(example)),
    absent: isAbsent ? [{ operation, name: 'sampled', location: operation.location }] : [],
    findings: distinct(made.flatMap(({ findings }) => findings)),
  };
}

function isMadeUp({ origin }: Example): boolean {
  return origin === 'sampled';
}

function toExample(
  operation: Operation,
  version: Version,
  draft: Draft,
  slug: string,
  count: number,
  sampler: Sampler,
): { example?: Example; findings: readonly Finding[] } {
  const body = draft.body ? { value: draft.body } : sampleBody(operation, version, sampler);
  const parameters = parameterValues(operation, draft.name, version, sampler);
  const findings = [...parameters.findings, ...('finding' in body && body.finding ? [body.finding] : [])];
  if (findings.length > 0) return { findings };
  const isSampled = parameters.sampled || (draft.body === undefined && body.value !== undefined);
  const response = pairResponse(operation, draft.name, count);
  // A request without a body and parameters has no example of its own to say it.
  const security = draft.security ?? response?.example?.security;
  const example: Example = {
    operation,
    name: isSampled ? 'sampled' : draft.name,
    slug: isSampled ? 'sampled' : slug,
    summary: draft.summary,
    origin: isSampled ? 'sampled' : 'documented',
    request: toHttpRequest(operation, requestValues(parameters, body.value, security), {
      ...version,
      server: operation.servers[0],
    }),
    ...(response ? { response } : {}),
    location: draft.location,
  };
  return { example, findings: security ? judgeSecurity(operation, security, example) : [] };
}

function requestValues(
  { values, texts, serialised }: ParameterValues,
  body: RequestBodyValue | undefined,
  security: readonly string[] | undefined,
) {
  return { parameters: values, texts, serialised, ...(body && { body }), ...(security && { security }) };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
