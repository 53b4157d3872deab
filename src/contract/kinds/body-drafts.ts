import { pointerToTokens } from '../../lib/json-pointer.ts';
import type { HttpRequest } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import type { Location } from '../../model/location.ts';
import type { MediaType } from '../../model/operation.ts';
import { bodyValueAt, jsonBodyOf, withBodyValue } from '../alter-request.ts';
import { type Approach, isBound } from '../approach.ts';
import type { PlanContext } from '../case-kind.ts';
import { valueRules } from '../values/index.ts';
import { type Place, placesOf, putAt } from '../values/places.ts';
import type { Candidate } from '../values/value-rule.ts';

/** A change of one place of a JSON body that the schema allows or forbids. */
export interface BodyDraft {
  readonly approach: Approach;
  readonly pointer: string;
  readonly name: string;
  readonly neighbour?: string;
  readonly location: Location;
  /** Whether what stands there must be what the server knows. */
  readonly bound: boolean;
  readonly place: Place;
  /** For a text just too long: the same far too long. */
  readonly farther?: (request: HttpRequest) => HttpRequest | undefined;
  readonly alter: (request: HttpRequest) => HttpRequest | undefined;
}

/** The changes of a request body of an operation; `side` says which. */
export function* bodyDrafts(
  approach: Approach,
  side: 'refused' | 'accepted',
  context: PlanContext,
): Generator<BodyDraft> {
  const media = jsonMedia(approach, context);
  if (!media) return;
  const { schema, value, location } = media;
  const allows = (body: Json) => context.validator(schema, 'request')(body).length === 0;
  const seen = new Set<string>();
  for (const place of placesOf(schema, value, context.version.document, context.sample)) {
    if (place.readOnly || (place.pointer === '' && side === 'accepted')) continue;
    for (const { candidate, keyword } of candidatesOf(place, side)) {
      const fits = (each: Candidate, root: Json) =>
        allows(putAt(root, pointerToTokens(place.pointer), each.value)) === (side === 'accepted');
      const key = `${place.pointer} ${candidate.name}`;
      if (seen.has(key) || !fits(candidate, value)) continue;
      seen.add(key);
      const tail = ['missing', 'without', 'with'].includes(candidate.name)
        ? ''
        : `/${schemaKey(keyword, place)}`;
      const at = place.rooted ? `${place.schemaPointer}${tail}` : `/schema${place.schemaPointer}${tail}`;
      yield {
        approach,
        pointer: place.pointer,
        name: candidate.name,
        ...(candidate.neighbour !== undefined && { neighbour: candidate.neighbour }),
        location: place.rooted ? context.locate(at, location) : deeper(location, at),
        bound: isBound(approach, place.pointer),
        place,
        ...(['maxLength+1', 'pattern-longer'].includes(candidate.name) && {
          farther: (request: HttpRequest) => farTooLong(request, place),
        }),
        alter: (request) => alterLive(request, place, side, candidate.name, fits),
      };
    }
  }
}

function farTooLong(request: HttpRequest, { pointer, value, schema }: Place): HttpRequest | undefined {
  const live = bodyValueAt(request, pointer) ?? value;
  const most = typeof schema.maxLength === 'number' ? schema.maxLength : 1_000;
  return typeof live === 'string' ? withBodyValue(request, pointer, live + 'x'.repeat(2 * most)) : undefined;
}

/** Candidates are made again from the live value, so that what must be unique stays so. */
function alterLive(
  request: HttpRequest,
  place: Place,
  side: 'refused' | 'accepted',
  name: string,
  fits: (candidate: Candidate, root: Json) => boolean,
): HttpRequest | undefined {
  const root = jsonBodyOf(request);
  if (root === undefined) return undefined;
  const live = { ...place, value: bodyValueAt(request, place.pointer) ?? place.value };
  const candidate = [...candidatesOf(live, side)]
    .map((each) => each.candidate)
    .find((each) => each.name === name && fits(each, root));
  return candidate && withBodyValue(request, place.pointer, candidate.value);
}

function* candidatesOf(
  place: Place,
  side: 'refused' | 'accepted',
): Generator<{ readonly candidate: Candidate; readonly keyword: string }> {
  if (place.present && place.pointer !== '') {
    if (side === 'refused' && place.required) yield { candidate: { name: 'missing' }, keyword: 'required' };
    if (side === 'accepted' && !place.required) yield { candidate: { name: 'without' }, keyword: 'required' };
  }
  if (!place.present && side === 'accepted')
    yield { candidate: { name: 'with', value: place.value }, keyword: 'properties' };
  for (const rule of valueRules) {
    for (const candidate of rule[side](place.schema, place.value)) yield { candidate, keyword: rule.keyword };
  }
}

/** The keyword as the schema spells it. */
function schemaKey(keyword: string, { schema }: Place): string {
  const spelt: Readonly<Record<string, readonly string[]>> = {
    length: ['maxLength', 'minLength'],
    range: ['maximum', 'minimum', 'multipleOf'],
    enum: ['enum', 'const'],
    items: ['maxItems', 'minItems', 'uniqueItems'],
    members: ['additionalProperties', 'unevaluatedProperties', 'maxProperties'],
  };
  return (spelt[keyword] ?? [keyword]).find((each) => schema[each] !== undefined) ?? keyword;
}

/** The JSON body that the approach sends, with its schema and the documented value. */
export function jsonMedia(
  { operation, step }: Approach,
  { examples }: PlanContext,
): (Pick<MediaType, 'schema' | 'location'> & { readonly value: Json }) | undefined {
  const content = operation.requestBody?.content ?? [];
  const wanted = step.requestBody?.contentType;
  const media = content.find(({ type }) => (wanted === undefined ? true : type === wanted)) ?? content[0];
  if (!media || !/[/+]json\b/.test(media.type)) return undefined;
  const shown = examples.find((each) => each.operation === operation && each.request.body?.kind === 'json');
  const body = shown?.request.body;
  const value = body?.kind === 'json' ? body.value : undefined;
  return value === undefined ? undefined : { schema: media.schema, location: media.location, value };
}

function deeper(location: Location, pointer: string): Location {
  return { file: location.file, pointer: `${location.pointer ?? ''}${pointer}` };
}
