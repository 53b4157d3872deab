import { decodeJwt } from '../../lib/jwt.ts';
import type { JsonObject } from '../../model/json.ts';

/** How documented times become live ones: the documented and the live start of the Scene, in milliseconds. */
export interface SceneTime {
  readonly documented: number | undefined;
  readonly live: number;
  /** Allowed deviation in milliseconds: 0 on a clock of our own. */
  readonly tolerance: number;
}

/** Why a live string may stand where a documented one is printed: the schema lets it vary. */
export function mayVary(
  expected: string,
  actual: string,
  schemas: readonly JsonObject[],
  time: SceneTime,
  unbind: (text: string) => string,
): boolean {
  if (schemas.some((schema) => schema.format === 'date-time')) return sameTime(expected, actual, time);
  if (schemas.some((schema) => schema.format === 'uuid')) return isUuid(expected) && isUuid(actual);
  if (sameToken(expected, actual, time, unbind)) return true;
  const readOnly = schemas.some((schema) => schema.readOnly === true);
  const patterns = schemas.flatMap((schema) => (typeof schema.pattern === 'string' ? [schema.pattern] : []));
  return (
    readOnly &&
    patterns.length > 0 &&
    prefixOf(expected) === prefixOf(actual) &&
    patterns.every((pattern) => new RegExp(pattern, 'u').test(actual))
  );
}

/** Whether two times lie equally far from the start of their Scene. */
function sameTime(expected: string, actual: string, time: SceneTime): boolean {
  const one = Date.parse(expected);
  const other = Date.parse(actual);
  if (Number.isNaN(one) || Number.isNaN(other)) return false;
  return isSameMoment(one, other, time);
}

function isSameMoment(documented: number, live: number, time: SceneTime): boolean {
  const shift =
    time.documented === undefined ? live - time.live : live - time.live - (documented - time.documented);
  return Math.abs(shift) <= time.tolerance;
}

/** Two JWTs that say the same: equal algorithm, equal claims but for the id, equal lifetimes. */
function sameToken(
  expected: string,
  actual: string,
  time: SceneTime,
  unbind: (text: string) => string,
): boolean {
  const one = decodeJwt(expected);
  const other = decodeJwt(actual);
  if (!one || !other || one.header.alg !== other.header.alg) return false;
  const names = Object.keys({ ...one.claims, ...other.claims });
  return names.every((name) => sameClaim(name, one.claims[name], other.claims[name], time, unbind));
}

function sameClaim(
  name: string,
  expected: unknown,
  actual: unknown,
  time: SceneTime,
  unbind: (text: string) => string,
): boolean {
  if (typeof expected !== typeof actual) return false;
  if (name === 'iat' || name === 'exp' || name === 'nbf') {
    return isSameMoment(Number(expected) * 1000, Number(actual) * 1000, time);
  }
  if (typeof expected === 'string' && typeof actual === 'string') {
    return (
      expected === unbind(actual) ||
      (prefixOf(expected) === prefixOf(actual) && prefixOf(expected) !== '') ||
      (name === 'jti' && expected !== '' && actual !== '')
    );
  }
  return JSON.stringify(expected) === JSON.stringify(actual);
}

/** `usr_` of `usr_2gXQ…`; empty when there is none. */
function prefixOf(text: string): string {
  return /^[A-Za-z]+[_-]/.exec(text)?.[0] ?? '';
}

function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
