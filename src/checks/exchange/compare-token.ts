import { isDeepStrictEqual } from 'node:util';
import { type DecodedJwt, decodeJwt } from '../../lib/jwt.ts';
import { isSameMoment, type SceneTime } from './scene-time.ts';
import { isSameKindOfId, isUuid } from './varying.ts';

/** Whom and what a token speaks of: these may differ only as the rest of the answer and the Scene's bindings do. */
const subjects = new Set(['sub', 'iss', 'aud', 'azp', 'client_id', 'email', 'scope', 'scp', 'role', 'roles']);
const times = ['iat', 'exp', 'nbf', 'auth_time'];

/**
 * What is different about two JWTs (RFC 7519) that should say the same: algorithm, type, claims, moment of issue and
 * lifetime; undefined when nothing is. The id of a token is its own.
 */
export function compareToken(
  expected: string,
  actual: string,
  time: SceneTime,
  unbind: (text: string) => string,
): string | undefined {
  const one = decodeJwt(expected);
  const other = decodeJwt(actual);
  if (!one || !other) return 'no JSON Web Token';
  for (const name of ['alg', 'typ'] as const) {
    if (one.header[name] !== other.header[name]) return `a token with another \`${name}\``;
  }
  if (one.signed !== other.signed)
    return other.signed ? 'a token with a signature' : 'a token without a signature';
  const names = Object.keys({ ...one.claims, ...other.claims }).filter((name) => !times.includes(name));
  const claim = names.find((name) => !isSameClaim(name, one.claims[name], other.claims[name], unbind));
  return claim === undefined ? compareTimes(one, other, time) : `a token with another \`${claim}\``;
}

/** The moment of issue by the clock, all else by its distance from that: a lifetime is no matter of clocks. */
function compareTimes(one: DecodedJwt, other: DecodedJwt, time: SceneTime): string | undefined {
  const [base = one.claims.exp, otherBase = other.claims.exp] = [one.claims.iat, other.claims.iat];
  for (const name of times) {
    const [expected, actual] = [one.claims[name], other.claims[name]];
    if (typeof expected !== typeof actual) return `a token with another \`${name}\``;
    if (typeof expected !== 'number' || typeof actual !== 'number') {
      if (!isDeepStrictEqual(expected, actual)) return `a token with another \`${name}\``;
    } else if (expected - Number(base) !== actual - Number(otherBase)) {
      return name === 'exp' ? 'a token with another lifetime' : `a token with another \`${name}\``;
    }
  }
  if (typeof base !== 'number' || typeof otherBase !== 'number') return undefined;
  return isSameMoment(base * 1000, otherBase * 1000, time) ? undefined : 'a token of another time';
}

function isSameClaim(
  name: string,
  expected: unknown,
  actual: unknown,
  unbind: (text: string) => string,
): boolean {
  if (typeof expected === 'string' && typeof actual === 'string') {
    if (expected === actual || expected === unbind(actual)) return true;
    if (name === 'jti') return expected !== '' && actual !== '';
    if (subjects.has(name)) return false;
    return isSameKindOfId(expected, actual) || (isUuid(expected) && isUuid(actual));
  }
  if (!isContainer(expected) || !isContainer(actual)) return isDeepStrictEqual(expected, actual);
  const keys = Object.keys({ ...expected, ...actual });
  return (
    Array.isArray(expected) === Array.isArray(actual) &&
    keys.every((key) => isSameClaim(name, expected[key], actual[key], unbind))
  );
}

function isContainer(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object';
}
