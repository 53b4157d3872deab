import type { Operation, Server } from '../../../model/operation.ts';
import { normalisePath } from './percent.ts';
import type { Refusal } from './refusal.ts';

/** An operation that a path leads to, with the texts that stand for its path parameters, still encoded. */
export interface Match {
  readonly operation: Operation;
  readonly values: ReadonlyMap<string, string>;
  /** The same for paths that are written alike. */
  readonly pattern: string;
}

/** Finds the operations that a method and a path mean, the most concrete first; never an empty list. */
export type Routes = (method: string, path: string) => readonly Match[] | Refusal;

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
  /** Per segment, how much of it is written out; a larger one is more concrete. */
  readonly rank: readonly number[];
}

/** The [path templating](https://spec.openapis.org/oas/v3.1.1.html#path-templating) of a Version, below the paths of its servers. */
export function createRoutes(operations: readonly Operation[]): Routes {
  const routes = operations.flatMap((operation) =>
    [...new Set(operation.servers.map(basePath))].map((base) => toRoute(operation, base)),
  );
  routes.sort((one, other) => compareRanks(other.rank, one.rank));
  return (method, path) => {
    const wanted = normalisePath(path);
    const found = routes.flatMap((route) => {
      const groups = route.pattern.exec(wanted);
      if (!groups) return [];
      const values = new Map(route.names.map((name, index) => [name, groups[index + 1] ?? '']));
      return [{ operation: route.operation, values, pattern: route.pattern.source }];
    });
    if (found.length === 0) return notFound(path);
    const matches = found.filter(({ operation }) => operation.method === method);
    return matches.length > 0 ? matches : notAllowed(method, path, found);
  };
}

/** The path of a server's URL, without a slash at its end. */
function basePath({ url }: Server): string {
  return new URL(url, 'http://localhost').pathname.replace(/\/+$/, '');
}

function toRoute(operation: Operation, base: string): Route {
  const names: string[] = [];
  const [path = ''] = operation.path.split(/[?#]/);
  const source = (base + path).split(/(\{[^{}/]+\})/).map((part) => {
    const name = /^\{(.+)\}$/.exec(part)?.[1];
    if (name === undefined) return escapeRegExp(normalisePath(part));
    names.push(name);
    const parameter = operation.parameters.find((each) => each.in === 'path' && each.name === name);
    return parameter?.allowReserved ? '(.+?)' : '([^/]+?)';
  });
  const rank = (base + path).split('/').map(rankOf);
  return { operation, pattern: new RegExp(`^${source.join('')}$`), names, rank };
}

function rankOf(segment: string): number {
  const written = segment.replace(/\{[^{}/]+\}/g, '');
  return written === segment ? Number.POSITIVE_INFINITY : written.length;
}

function compareRanks(one: readonly number[], other: readonly number[]): number {
  for (let index = 0; index < Math.max(one.length, other.length); index++) {
    const [left = 0, right = 0] = [one[index], other[index]];
    if (left !== right) return left < right ? -1 : 1;
  }
  return 0;
}

function notFound(path: string): Refusal {
  return { status: 404, rule: 'path-unknown', detail: `No documented path matches \`${path}\`.` };
}

function notAllowed(method: string, path: string, found: readonly Match[]): Refusal {
  const allowed = [...new Set(found.map(({ operation }) => operation.method))].join(', ');
  return {
    status: 405,
    rule: 'method-not-documented',
    detail: `\`${method}\` is not documented for \`${path}\`.`,
    expected: allowed,
    headers: [['Allow', allowed]],
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
