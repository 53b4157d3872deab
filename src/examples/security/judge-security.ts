import type { Finding } from '../../model/finding.ts';
import type { Location } from '../../model/location.ts';
import type { Operation } from '../../model/operation.ts';
import { findAlternative } from './apply-security.ts';

/** Says that `x-docs-security` of an example names schemes that are no alternative of its operation. */
export function judgeSecurity(
  operation: Operation,
  names: readonly string[],
  { name, location }: { readonly name: string; readonly location: Location },
): readonly Finding[] {
  if (findAlternative(operation, names)) return [];
  const offered = operation.security.map((each) => `\`[${Object.keys(each).join(', ')}]\``);
  return [
    {
      severity: 'error',
      rule: 'example-security',
      message: `\`x-docs-security\` of example \`${name}\` is \`[${names.join(', ')}]\`, which operation \`${operation.id}\` does not offer`,
      location,
      fix: `Name the schemes of one alternative: ${offered.join(', ') || 'the operation has none'}.`,
    },
  ];
}
