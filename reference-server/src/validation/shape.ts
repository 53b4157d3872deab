import { ApiError, type Failure } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';

type Report = (failure: Failure) => void;

/** Reads an unknown value as a T, and reports every rule that it breaks; the result counts only without reports. */
export type Shape<T> = (value: unknown, path: readonly string[], report: Report) => T;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type ObjectOf<F extends Fields> = { readonly [Name in keyof F]: F[Name] extends Shape<infer T> ? T : never };

/** Reads a request body, and refuses it with one entry for each violation. */
export function readBody<T>(shape: Shape<T>, value: unknown, faults: readonly Failure[]): T {
  const failures: Failure[] = [...faults];
  const body = shape(value, [], (failure) => failures.push(failure));
  const [first, ...rest] = failures;
  if (first) throw new ApiError([first, ...rest]);
  return body;
}

/** Reads the query of a request, and refuses it with one entry for each violation. */
export function readQuery<T>(shape: Shape<T>, value: unknown): T {
  const failures: Failure[] = [];
  const query = shape(value, [], ({ path = [], ...failure }) => {
    failures.push({ ...failure, parameter: path.join('.') });
  });
  const [first, ...rest] = failures;
  if (first) throw new ApiError([first, ...rest]);
  return query;
}

/** An object with the given fields; others are ignored. */
export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  return (value, path, report) => {
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    if (!isObject) {
      const missing = value === undefined && path.length > 0;
      const detail = violationDetails[missing ? 'required' : 'notAnObject'](fieldOf(path));
      report({ code: 'VALIDATION_ERROR', detail, ...(path.length > 0 && { path }) });
      return {} as ObjectOf<F>;
    }
    const given = value as Record<string, unknown>;
    const read = Object.entries(fields).map(([name, shape]) => [
      name,
      shape(Object.hasOwn(given, name) ? given[name] : undefined, [...path, name], report),
    ]);
    return Object.fromEntries(read);
  };
}

/** A field that may be left out. */
export function optional<T, D>(shape: Shape<T>, fallback: D): Shape<T | D> {
  return (value, path, report) => (value === undefined ? fallback : shape(value, path, report));
}

/** A text that further rules judge; each returns its violation, and the first one counts. */
export function text(
  ...rules: readonly ((value: string, field: string) => string | Failure | undefined)[]
): Shape<string> {
  return (value, path, report) => {
    const field = fieldOf(path);
    if (typeof value !== 'string') {
      const detail = violationDetails[value === undefined ? 'required' : 'notAString'](field);
      report({ code: 'VALIDATION_ERROR', detail, path });
      return '';
    }
    for (const rule of rules) {
      const violation = rule(value, field);
      if (violation === undefined) continue;
      report(
        typeof violation === 'string'
          ? { code: 'VALIDATION_ERROR', detail: violation, path }
          : { ...violation, path },
      );
      break;
    }
    return value;
  };
}

/** True or false. */
export const flag: Shape<boolean> = (value, path, report) => {
  if (typeof value === 'boolean') return value;
  const detail = violationDetails[value === undefined ? 'required' : 'notABoolean'](fieldOf(path));
  report({ code: 'VALIDATION_ERROR', detail, path });
  return false;
};

/** True, and nothing else. */
export const accepted: Shape<boolean> = (value, path, report) => {
  const isTrue = flag(value, path, report);
  if (value === false)
    report({ code: 'VALIDATION_ERROR', detail: violationDetails.notAccepted(fieldOf(path)), path });
  return isTrue;
};

/** A whole number that is written as a text, as queries have them. */
export const integerText =
  (least: number, most?: number): Shape<number> =>
  (value, path, report) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : Number.NaN;
    if (number >= least && number <= (most ?? number)) return number;
    const detail = violationDetails.notAnInteger(fieldOf(path), least, most);
    report({ code: 'VALIDATION_ERROR', detail, path });
    return least;
  };

/** A whole number. */
export const integer =
  (least: number, most: number): Shape<number> =>
  (value, path, report) => {
    const isGood = typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
    if (isGood) return value;
    const detail = violationDetails.notAnInteger(fieldOf(path), least, most);
    report({ code: 'VALIDATION_ERROR', detail, path });
    return least;
  };

/** One of the given texts. */
export function oneOf<const T extends string>(values: readonly [T, ...T[]]): Shape<T> {
  return (value, path, report) => {
    const found = values.find((each) => each === value);
    if (found !== undefined) return found;
    const field = fieldOf(path);
    const detail =
      value === undefined ? violationDetails.required(field) : violationDetails.notOneOf(field, values);
    report({ code: 'VALIDATION_ERROR', detail, path });
    return values[0];
  };
}

function fieldOf(path: readonly string[]): string {
  return path.at(-1) ?? '';
}
