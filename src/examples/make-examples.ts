import { createSlugger } from '../lib/slug.ts';
import type { Version } from '../model/docs.ts';
import type { Example } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import type { Location } from '../model/location.ts';
import type { MediaType, Operation, Parameter } from '../model/operation.ts';
import { pairResponse } from './pair.ts';
import { sampleRequest } from './sample.ts';
import { keyOf, type RequestValues, toHttpRequest } from './to-http-request.ts';

/** Every Example of a Version: each named request of each Operation, serialised, with the answer that it promises. */
export function makeExamples(version: Version): Example[] {
  return version.operations.flatMap((operation) => operationExamples(operation, version));
}

interface Draft {
  readonly name: string;
  readonly summary: string;
  readonly location: Location;
  readonly body?: { readonly mediaType: string; readonly value: Json };
}

function operationExamples(operation: Operation, version: Version): Example[] {
  const drafts = bodyDrafts(operation);
  const names = drafts.length > 0 ? drafts : parameterDrafts(operation);
  const slugOf = createSlugger();
  const examples = names.map((draft) =>
    toExample(operation, version, draft, slugOf(draft.name, 'example'), names.length),
  );
  // One that is made up is as good as another, and they would all have the same name.
  const sampled = examples.filter((example) => example.origin === 'sampled').slice(1);
  return examples.filter((example) => !sampled.includes(example));
}

function bodyDrafts(operation: Operation): Draft[] {
  const media = describedMedia(operation);
  return (media?.examples ?? []).map((example) => ({
    name: example.name,
    summary: example.summary,
    location: example.location,
    body: { mediaType: media?.type ?? '', value: example.value },
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
): Example {
  const sampled = isSampled(operation, draft);
  const media = describedMedia(operation);
  const body =
    draft.body ??
    (media && operation.requestBody?.required
      ? { mediaType: media.type, value: sampleRequest(media.schema, version.document) }
      : undefined);
  const values: RequestValues = {
    parameters: parameterValues(operation, draft.name, version),
    ...(body ? { body } : {}),
  };
  const server = operation.servers[0];
  const response = pairResponse(operation, draft.name, count);
  return {
    operation,
    name: sampled ? 'sampled' : draft.name,
    slug: sampled ? 'sampled' : slug,
    summary: draft.summary,
    origin: sampled ? 'sampled' : 'documented',
    request: toHttpRequest(operation, values, { ...version, server }),
    ...(response ? { response } : {}),
    location: draft.location,
  };
}

/** A request is sampled when a value that it must have is not in the document. */
function isSampled(operation: Operation, draft: Draft): boolean {
  if (!draft.body && operation.requestBody?.required) return true;
  return operation.parameters.some(
    (parameter) => parameter.required && documentedValue(parameter, draft.name) === undefined,
  );
}

function parameterValues(operation: Operation, name: string, version: Version): ReadonlyMap<string, Json> {
  const values = new Map<string, Json>();
  for (const parameter of operation.parameters) {
    const value = documentedValue(parameter, name);
    if (value !== undefined) values.set(keyOf(parameter), value);
    else if (parameter.required) {
      values.set(keyOf(parameter), sampleRequest(parameter.schema, version.document));
    }
  }
  return values;
}

/** The parameter's example of that name; one that is called `default` serves every request. */
function documentedValue(parameter: Parameter, name: string): Json | undefined {
  const example =
    parameter.examples.find((candidate) => candidate.name === name) ??
    (parameter.required ? parameter.examples[0] : parameter.examples.find((each) => each.name === 'default'));
  return example?.value;
}

function describedMedia(operation: Operation): MediaType | undefined {
  const content = operation.requestBody?.content ?? [];
  return content.find((media) => media.examples.length > 0) ?? content[0];
}
