import { childOf, childrenOf, flagOf, memberOf, type Part } from '../tree.ts';

/** One operation as it stands. */
export interface Written {
  /** Upper case. */
  readonly method: string;
  readonly path: string;
  readonly part: Part;
  readonly pathItem: Part;
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace', 'query'];

/** The operations of a map of path items; those that are `x-internal` are nobody's business. */
export function operationsIn(paths: Part | undefined): Written[] {
  return [...childrenOf(paths)].flatMap(([path, pathItem]) => {
    const more = childrenOf(memberOf(pathItem, 'additionalOperations'));
    const fixed = methods.flatMap((method) => {
      const part = childOf(pathItem, method);
      return part ? [[method.toUpperCase(), part] as const] : [];
    });
    return [...fixed, ...more]
      .filter(
        ([, part]) =>
          !path.startsWith('x-') && !flagOf(part, 'x-internal') && !flagOf(pathItem, 'x-internal'),
      )
      .map(([method, part]) => ({ method, path, part, pathItem }));
  });
}

/** Method and path. */
export function titleOf({ method, path }: Written): string {
  return `${method} ${path}`;
}
