import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Version } from '../../model/docs.ts';
import type { Credential, Example } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import { literalBraces } from '../literal-braces.ts';
import { type CaptureName, capturedLiterals, variableOf } from './captures.ts';
import type { Plan } from './prepare/plan.ts';
import type { Slot } from './prepare/slots.ts';

/** Which values of a Version's requests are written as `{{variable}}`, because an earlier answer gave them. */
export interface BoundValues {
  readonly captured: ReadonlyMap<CaptureName, ReadonlySet<string>>;
  /** What flows lead to: these examples are bound as they say. */
  readonly plans: ReadonlyMap<Example, Plan>;
}

export function boundValues(version: Version, plans: BoundValues['plans']): BoundValues {
  return { captured: capturedLiterals(version), plans };
}

/** The JSON text of a body with what earlier answers give replaced by variables. */
export function printBody(value: Json, example: Example, bound: BoundValues): string {
  const json = JSON.stringify(bindBody(value, '', example, bound), null, 2);
  return literalBraces(json).replace(marked, '{{$1}}');
}

/** Variables are marked by a character that no text has, until the braces of the texts themselves are safe. */
const marked = /\\u0000(\w+)\\u0000/g;

function bindBody(value: Json, pointer: string, example: Example, bound: BoundValues): Json {
  if (typeof value !== 'object' || value === null) return value;
  const bind = (key: string, member: Json): Json => {
    const at = appendToPointer(pointer, key);
    const variable = typeof member === 'string' ? variableAt(key, at, member, example, bound) : undefined;
    return variable === undefined ? bindBody(member, at, example, bound) : `\u0000${variable}\u0000`;
  };
  if (Array.isArray(value)) return value.map((member, index) => bind(String(index), member));
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, bind(key, member)]));
}

function variableAt(
  key: string,
  pointer: string,
  literal: string,
  example: Example,
  bound: BoundValues,
): string | undefined {
  if (bound.plans.has(example)) return slotAt('body', pointer, example, bound)?.variable;
  const variable = variableOf(key);
  return variable && bound.captured.get(variable)?.has(literal) ? variable : undefined;
}

/** A path segment, pair of the query or header field that earlier requests give becomes a variable. */
export function bindParameter(
  place: 'path' | 'query' | 'header',
  name: string,
  value: string,
  example: Example,
  bound: BoundValues,
): string {
  const slot = slotAt(place, name, example, bound);
  if (slot && (place === 'header' || encodeURIComponent(slot.literal) === value))
    return `{{${slot.variable}}}`;
  if (place !== 'path' || bound.plans.has(example)) return value;
  return bound.captured.get('user_id')?.has(decode(value)) ? '{{user_id}}' : value;
}

function slotAt(place: Slot['in'], at: string, example: Example, { plans }: BoundValues): Slot | undefined {
  const same = place === 'header' ? at.toLowerCase() : at;
  return plans
    .get(example)
    ?.slots.find(
      (slot) => slot.in === place && (place === 'header' ? slot.at.toLowerCase() : slot.at) === same,
    );
}

/** The variable of a credential in Postman's spelling: `ACCESS_TOKEN` is `access_token`. */
export function credentialVariable(variable: string): string {
  return variable.toLowerCase();
}

/** Replaces the literals of credentials in a query or cookie value. */
export function bindCredentials(
  text: string,
  credentials: readonly Credential[],
  rename = (variable: string) => variable,
): string {
  const match = credentials.find(({ literal }) => decode(text) === literal);
  return match ? `{{${rename(credentialVariable(match.variable))}}}` : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
