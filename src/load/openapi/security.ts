import type { SecurityRequirement } from '../../model/operation.ts';
import type { Cursor } from '../source/cursor.ts';
import { membersOf } from '../source/fields.ts';

/** The [security requirements](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object) of a document or operation; undefined where it says none. */
export function readSecurity(parent: Cursor): SecurityRequirement[] | undefined {
  const { security } = membersOf(parent.value);
  if (!Array.isArray(security)) return undefined;
  return security.map((requirement) =>
    Object.fromEntries(
      Object.entries(membersOf(requirement)).map(([scheme, scopes]) => [
        scheme,
        Array.isArray(scopes) ? scopes.filter((scope) => typeof scope === 'string') : [],
      ]),
    ),
  );
}
