import type { Operation } from '../model/operation.ts';

/** Whether an operation cannot be called without a credential; `{}` among the alternatives says that it can. */
export function isSecured({ security }: Operation): boolean {
  return security.length > 0 && security.every((requirement) => Object.keys(requirement).length > 0);
}
