import type { Version } from '../../model/docs.ts';
import type { Credential, Example } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import { literalBraces } from '../literal-braces.ts';
import { type CaptureName, capturedLiterals, variableOf } from './captures.ts';

/** Which values of a Version's requests are written as `{{variable}}`, because an earlier answer gave them. */
export interface BoundValues {
  readonly captured: ReadonlyMap<CaptureName, ReadonlySet<string>>;
}

export function boundValues(version: Version): BoundValues {
  return { captured: capturedLiterals(version) };
}

/** The JSON text of a body with its tokens replaced by variables; an example that sends a wrong token keeps it. */
export function printBody(value: Json, example: Example, bound: BoundValues): string {
  const json = JSON.stringify(bindBody(value, example, bound), null, 2);
  return literalBraces(json).replace(marked, '{{$1}}');
}

/** Variables are marked by a character that no text has, until the braces of the texts themselves are safe. */
const marked = /\\u0000(\w+)\\u0000/g;

function bindBody(value: Json, example: Example, bound: BoundValues): Json {
  if (Array.isArray(value)) return value.map((part) => bindBody(part, example, bound));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [key, bindMember(key, member, example, bound)]),
  );
}

function bindMember(key: string, member: Json, example: Example, bound: BoundValues): Json {
  const variable = variableOf(key);
  if (typeof member !== 'string' || variable === undefined) return bindBody(member, example, bound);
  const literals = bound.captured.get(variable);
  const succeeds = example.response === undefined || example.response.response.status.startsWith('2');
  const isBound = literals !== undefined && (succeeds || literals.has(member));
  return isBound ? `\u0000${variable}\u0000` : member;
}

/** A path segment that names the user becomes a variable too. */
export function bindSegment(segment: string, bound: BoundValues): string {
  return bound.captured.get('user_id')?.has(decode(segment)) ? '{{user_id}}' : segment;
}

/** The variable of a credential in Postman's spelling: `ACCESS_TOKEN` is `access_token`. */
export function credentialVariable(variable: string): string {
  return variable.toLowerCase();
}

/** Replaces the literals of credentials in a query or cookie value. */
export function bindCredentials(text: string, credentials: readonly Credential[]): string {
  const match = credentials.find(({ literal }) => decode(text) === literal);
  return match ? `{{${credentialVariable(match.variable)}}}` : text;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
