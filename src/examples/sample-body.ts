import type { Version } from '../model/docs.ts';
import type { Finding } from '../model/finding.ts';
import type { Schema } from '../model/json.ts';
import type { MediaType, Operation } from '../model/operation.ts';
import { essenceOf } from './bodies/essence.ts';
import type { RequestBodyValue } from './body-value.ts';
import type { Sampler } from './samples/create-sampler.ts';
import { exactSampleText } from './samples/exact-sample-text.ts';
import { sampleFinding } from './samples/sample-finding.ts';

/** The media type of a request: the first that has examples, else the first. */
export function describedMedia(operation: Operation): MediaType | undefined {
  const content = operation.requestBody?.content ?? [];
  return content.find((media) => media.examples.length > 0) ?? content[0];
}

/** Characters of JSON of an optional body; one that is larger shows nobody what to send. */
const largest = 2_000;

/** A body where the document shows none: one that is required, or that its method is for while nothing shows a request without. */
export function sampleBody(
  operation: Operation,
  version: Version,
  sampler: Sampler,
): { readonly value?: RequestBodyValue; readonly finding?: Finding } {
  const media = describedMedia(operation);
  if (!media || !(operation.requestBody?.required || isCustomary(operation))) return {};
  const sample = sampleMedia(media, sampler);
  if ('fault' in sample) {
    if (!operation.requestBody?.required) return {};
    return { finding: sampleFinding('request body', sample.fault, media.location) };
  }
  const { value } = sample;
  const isTelling = JSON.stringify(value) !== '{}' && JSON.stringify(value).length <= largest;
  if (!operation.requestBody?.required && !isTelling) return {};
  const text = exactSampleText(value, version.exactNumbers);
  return { value: { mediaType: media.type, value, ...(text !== undefined && { text }) } };
}

/** Authors leave out `required` more often than a POST has no body; examples with names show whole requests. */
function isCustomary({ method, parameters }: Operation): boolean {
  const named = parameters.flatMap(({ examples }) => examples).filter(({ name }) => name !== 'default');
  return ['POST', 'PUT', 'PATCH', 'QUERY'].includes(method) && named.length === 0;
}

function sampleMedia(media: MediaType, sampler: Sampler): ReturnType<Sampler> {
  if (media.itemSchema !== undefined && describesNothing(media.schema)) {
    const item = sampler(media.itemSchema);
    return 'fault' in item ? item : { value: [item.value] };
  }
  const essence = essenceOf(media.type);
  const isStructured = /[/+](json|xml|json-seq)$|urlencoded$|^multipart\//.test(essence);
  return describesNothing(media.schema) && !isStructured ? { value: 'string' } : sampler(media.schema);
}

function describesNothing(schema: Schema): boolean {
  return schema === true || Object.keys(schema).length === 0;
}
