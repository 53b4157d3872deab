import type { Version } from '../../model/docs.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Response } from '../../model/operation.ts';

/** A value of an answer that later requests need. */
export interface Capture {
  readonly variable: CaptureName;
  /** Keys from the root of the body. */
  readonly path: readonly string[];
  readonly literal: string;
}

export type CaptureName = 'access_token' | 'refresh_token' | 'token_expiry' | 'user_id';

/** Finds by name what is worth keeping in an example of an answer; of two values for one variable the first counts. */
export function findCaptures(body: Json): readonly Capture[] {
  const found = new Map<CaptureName, Capture>();
  for (const capture of walk(body, []))
    if (!found.has(capture.variable)) found.set(capture.variable, capture);
  // A lifetime without a token is that of something else.
  if (!found.has('access_token')) found.delete('token_expiry');
  return [...found.values()];
}

/** The literals that the successful answers of a Version print, by variable. */
export function capturedLiterals(version: Version): ReadonlyMap<CaptureName, ReadonlySet<string>> {
  const literals = new Map<CaptureName, Set<string>>();
  const responses = version.operations.flatMap((operation) => operation.responses.filter(isSuccess));
  for (const example of responses.flatMap(examplesOf)) {
    for (const { variable, literal } of findCaptures(example.value)) {
      literals.set(variable, (literals.get(variable) ?? new Set()).add(literal));
    }
  }
  return literals;
}

export function isSuccess(response: Response): boolean {
  return response.status.startsWith('2');
}

export function examplesOf(response: Response) {
  return response.content.flatMap((media) => media.examples);
}

/** The variable that a property of this name holds, whether it is written `access_token` or `accessToken`. */
export function variableOf(key: string): CaptureName | undefined {
  return variables[key.toLowerCase().replace(/[_-]/g, '')];
}

const variables: Readonly<Record<string, CaptureName>> = {
  accesstoken: 'access_token',
  refreshtoken: 'refresh_token',
  expiresin: 'token_expiry',
  userid: 'user_id',
};

function* walk(value: Json, path: readonly string[]): Iterable<Capture> {
  if (!isObject(value)) return;
  for (const [key, member] of Object.entries(value)) {
    const variable = variableOf(key) ?? (isUserId(key, value, path) ? 'user_id' : undefined);
    const here = [...path, key];
    if (variable && (typeof member === 'string' || typeof member === 'number')) {
      yield { variable, path: here, literal: String(member) };
    } else {
      yield* walk(member, here);
    }
  }
}

/** The `id` of an object that is called `user`, or that looks like one because it has an e-mail address. */
function isUserId(key: string, owner: JsonObject, path: readonly string[]): boolean {
  return key === 'id' && (path.at(-1) === 'user' || 'email' in owner);
}

function isObject(value: Json): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
