import { isSecured } from '../../examples/is-secured.ts';
import { appendToPointer } from '../../lib/json-pointer.ts';
import { isSecretName } from '../../lib/secrets.ts';
import type { FlowInput, FlowStep } from '../../model/flow.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import type { Recognition } from './flow-template.ts';
import { makeStep } from './make-step.ts';

/** How a document lets somebody in: an account, then a token. */
export interface Session {
  readonly inputs: readonly FlowInput[];
  /** The steps up to the one that has the token as its output `token`. */
  readonly steps: readonly FlowStep[];
  readonly login: Operation;
  readonly register: Operation | undefined;
  /** Name of the output with the refresh token, where there is one. */
  readonly hasRefreshToken: boolean;
}

const identities = /^(e-?mail|user_?name|login|phone)$/i;
const tokens = /^(access_?token|token|jwt|id_?token|auth_?token)$/i;
const refreshTokens = /^refresh_?token$/i;

/** The session that a document describes; undefined where none is recognised. */
export function recogniseSession(recognition: Recognition): Session | undefined {
  const open = recognition.version.operations.filter((each) => each.method === 'POST' && !isSecured(each));
  const withPassword = open.filter((each) => credentialsIn(bodyOf(each, recognition)) !== undefined);
  const login = withPassword.find((each) => tokenPointer(each, tokens) !== undefined);
  if (!login) return undefined;
  const register = withPassword.find(
    (each) =>
      each !== login &&
      /regist|sign-?up|users?$|accounts?$/i.test(`${each.id} ${each.path}`) &&
      isCreate(each),
  );
  const inputs = inputsOf(bodyOf(register ?? login, recognition) ?? {}, register !== undefined, login);
  const bind = (operation: Operation) => withInputs(bodyOf(operation, recognition) ?? {}, inputs);
  const pointer = tokenPointer(login, tokens) ?? '';
  const refresh = tokenPointer(login, refreshTokens);
  const steps = [
    ...(register ? [makeStep(register, recognition, { id: 'register', payload: bind(register) })] : []),
    makeStep(login, recognition, {
      id: 'login',
      payload: bind(login),
      outputs: {
        token: `$response.body#${pointer}`,
        ...(refresh !== undefined && { refresh_token: `$response.body#${refresh}` }),
      },
    }),
  ];
  return { inputs, steps, login, register, hasRefreshToken: refresh !== undefined };
}

function isCreate({ responses }: Operation): boolean {
  return responses.some(({ status }) => status === '201' || status === '200');
}

/** The JSON body of the documented request. */
export function bodyOf(operation: Operation, { examples }: Recognition): JsonObject | undefined {
  const body = examples.find((each) => each.operation === operation)?.request.body;
  const value = body?.kind === 'json' ? body.value : undefined;
  return value !== null && typeof value === 'object' && !Array.isArray(value)
    ? (value as JsonObject)
    : undefined;
}

function credentialsIn(body: JsonObject | undefined): { identity: string; secret: string } | undefined {
  const names = Object.keys(body ?? {});
  const identity = names.find((name) => identities.test(name));
  const secret = names.find((name) => isSecretName(name) && !tokens.test(name) && !refreshTokens.test(name));
  return identity !== undefined && secret !== undefined ? { identity, secret } : undefined;
}

/** Who is to be new each time gets a fresh name; somebody who must exist keeps the documented one. */
function inputsOf(body: JsonObject, isFresh: boolean, { location }: Operation): FlowInput[] {
  return Object.entries(body).flatMap(([name, literal]: [string, Json]): FlowInput[] => {
    if (typeof literal !== 'string') return [];
    if (identities.test(name)) {
      const fresh = literal.includes('@') ? 'email' : 'username';
      return [{ name, literal, location, ...(isFresh && { fresh }) }];
    }
    return isSecretName(name) ? [{ name, literal, location }] : [];
  });
}

function withInputs(body: JsonObject, inputs: readonly FlowInput[]): JsonObject {
  const named = new Map(inputs.map(({ name }) => [name, `$inputs.${name}`]));
  return Object.fromEntries(
    Object.entries(body).map(([name, value]: [string, Json]) => [name, named.get(name) ?? value]),
  );
}

/** Where a success of an operation has a token: by its example. */
function tokenPointer({ responses }: Operation, name: RegExp): string | undefined {
  for (const response of responses.filter(({ status }) => status.startsWith('2'))) {
    for (const example of response.content.flatMap(({ examples }) => examples)) {
      const found = pointerTo(example.value, name, '');
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** Where a value has a text member of a name. */
export function pointerTo(value: Json, name: RegExp, pointer: string): string | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  if (Array.isArray(value))
    return value.length > 0 ? pointerTo(value[0] ?? null, name, `${pointer}/0`) : undefined;
  for (const [key, member] of Object.entries(value) as [string, Json][]) {
    const at = appendToPointer(pointer, key);
    if (name.test(key) && (typeof member === 'string' || typeof member === 'number')) return at;
    const inside = pointerTo(member, name, at);
    if (inside !== undefined) return inside;
  }
  return undefined;
}
