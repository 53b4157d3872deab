import { didYouMean } from '../../lib/nearest.ts';

/** What is wrong with a value: the keys that lead to it, and the rest of a sentence about it. */
export interface Misfit {
  readonly path: readonly string[];
  readonly problem: string;
}

/** Says what about a value does not have the shape. */
export type Shape = (value: unknown, path: readonly string[]) => Misfit[];

/** A string that is not empty. */
export const text: Shape = (value, path) =>
  typeof value === 'string' && value !== '' ? [] : [misfit(path, value, 'a text')];

/** A string, possibly empty. */
export const anyText: Shape = (value, path) =>
  typeof value === 'string' ? [] : [misfit(path, value, 'a text')];

/** A number above 0. */
export const positive: Shape = (value, path) =>
  typeof value === 'number' && value > 0 && Number.isFinite(value)
    ? []
    : [misfit(path, value, 'a number above 0')];

/** A function. */
export const callable: Shape = (value, path) =>
  typeof value === 'function' ? [] : [misfit(path, value, 'a function')];

/** True or false. */
export const flag: Shape = (value, path) =>
  typeof value === 'boolean' ? [] : [misfit(path, value, '`true` or `false`')];

/** A string of a certain form, which `form` names. */
export function matching(pattern: RegExp, form: string): Shape {
  return (value, path) =>
    typeof value === 'string' && pattern.test(value) ? [] : [misfit(path, value, form)];
}

/** A list whose items have a shape. */
export function listOf(item: Shape): Shape {
  return (value, path) =>
    Array.isArray(value)
      ? value.flatMap((member, index) => item(member, [...path, String(index)]))
      : [misfit(path, value, 'a list')];
}

/** A map from any name to values of a shape. */
export function mapOf(member: Shape): Shape {
  return (value, path) =>
    isRecord(value)
      ? Object.entries(value).flatMap(([key, item]) => member(item, [...path, key]))
      : [misfit(path, value, 'a map')];
}

/** A map with certain keys; those that are `required` must be there. */
export function record(members: Readonly<Record<string, Shape>>, required: readonly string[] = []): Shape {
  return (value, path) => {
    if (!isRecord(value)) return [misfit(path, value, 'a map')];
    const keys = Object.keys(value).filter((key) => value[key] !== undefined);
    const missing = required
      .filter((key) => !keys.includes(key))
      .map((key): Misfit => ({ path, problem: `lacks the key \`${key}\`` }));
    const wrong = keys.flatMap((key) => {
      const shape = Object.hasOwn(members, key) ? members[key] : undefined;
      if (shape) return shape(value[key], [...path, key]);
      return [
        { path: [...path, key], problem: `is not a known key${didYouMean(key, Object.keys(members))}` },
      ];
    });
    return [...missing, ...wrong];
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function misfit(path: readonly string[], value: unknown, wanted: string): Misfit {
  const shown = JSON.stringify(value) ?? String(value);
  return {
    path,
    problem: `must be ${wanted}, not \`${shown.length > 60 ? `${shown.slice(0, 60)}…` : shown}\``,
  };
}
