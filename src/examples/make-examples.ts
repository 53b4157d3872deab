import { createSlugger } from '../lib/slug.ts';
import type { Version } from '../model/docs.ts';
import type { Example } from '../model/example.ts';
import type { Finding } from '../model/finding.ts';
import type { Location } from '../model/location.ts';
import type { Operation } from '../model/operation.ts';
import type { RequestBodyValue } from './body-value.ts';
import { pairResponse } from './pair.ts';
import { type ParameterValues, parameterValues } from './parameter-values.ts';
import { describedMedia, sampleBody } from './sample-body.ts';
import { createSampler, type Sampler } from './samples/create-sampler.ts';
import { toHttpRequest } from './to-http-request.ts';

/** The Examples of a Version, and what keeps others from being made. */
export interface MadeExamples {
  readonly examples: readonly Example[];
  readonly findings: readonly Finding[];
}

/**
 * Every Example of a Version: each named request of each Operation, serialised, with the answer that it promises. One
 * whose sampled part no value of its schema fits is left out, and a Finding says why.
 */
export function makeExamples(version: Version): MadeExamples {
  const sampler = createSampler(version);
  const made = version.operations.map((operation) => operationExamples(operation, version, sampler));
  return {
    examples: made.flatMap(({ examples }) => examples),
    findings: made.flatMap(({ findings }) => findings),
  };
}

interface Draft {
  readonly name: string;
  readonly summary: string;
  readonly location: Location;
  readonly body?: RequestBodyValue;
}

function operationExamples(operation: Operation, version: Version, sampler: Sampler): MadeExamples {
  const drafts = bodyDrafts(operation);
  const names = drafts.length > 0 ? drafts : parameterDrafts(operation);
  const slugOf = createSlugger();
  const made = names.map((draft) =>
    toExample(operation, version, draft, slugOf(draft.name, 'example'), names.length, sampler),
  );
  const examples = made.flatMap(({ example }) => example ?? []);
  // One that is made up is as good as another, and they would all have the same name.
  const repeated = new Set(examples.filter((example) => example.origin === 'sampled').slice(1));
  return {
    examples: examples.filter((example) => !repeated.has(example)),
    findings: distinct(made.flatMap(({ findings }) => findings)),
  };
}

function bodyDrafts(operation: Operation): Draft[] {
  const media = describedMedia(operation);
  return (media?.examples ?? []).map((example) => ({
    name: example.name,
    summary: example.summary,
    location: example.location,
    body: {
      mediaType: media?.type ?? '',
      value: example.value,
      ...(example.text !== undefined && { text: example.text }),
      ...(example.serialised && { serialised: true }),
    },
  }));
}

/** Without a documented body the names come from the parameters' examples; without these there is one request. */
function parameterDrafts(operation: Operation): Draft[] {
  const named = operation.parameters.flatMap((parameter) => parameter.examples);
  const names = [...new Set(named.map((example) => example.name))].filter((name) => name !== 'default');
  const all = names.length > 0 ? names : ['default'];
  return all.map((name) => ({
    name,
    summary: named.find((example) => example.name === name)?.summary ?? '',
    location: operation.location,
  }));
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
  const example: Example = {
    operation,
    name: isSampled ? 'sampled' : draft.name,
    slug: isSampled ? 'sampled' : slug,
    summary: draft.summary,
    origin: isSampled ? 'sampled' : 'documented',
    request: toHttpRequest(operation, requestValues(parameters, body.value), {
      ...version,
      server: operation.servers[0],
    }),
    ...(response ? { response } : {}),
    location: draft.location,
  };
  return { example, findings };
}

function requestValues({ values, texts, serialised }: ParameterValues, body: RequestBodyValue | undefined) {
  return { parameters: values, texts, serialised, ...(body && { body }) };
}

function distinct(findings: readonly Finding[]): Finding[] {
  return [...new Map(findings.map((finding) => [JSON.stringify(finding), finding])).values()];
}
