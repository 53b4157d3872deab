import type { Credential } from '../../model/example.ts';
import type { Operation, SecurityRequirement, SecurityScheme } from '../../model/operation.ts';
import { apiKey } from './api-key.ts';
import type { AppliedSecurity, Placement } from './applied-security.ts';
import { basic, bearer, otherHttp } from './authorization.ts';
import { mutualTls } from './mutual-tls.ts';

/**
 * Applies an alternative of the operation's
 * [security requirements](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object), all its schemes
 * together: the one that `names` names, else the first. A request has one field of a name: of two schemes that want the
 * same field the first has it.
 */
export function applySecurity(
  operation: Operation,
  schemes: Readonly<Record<string, SecurityScheme>>,
  names?: readonly string[],
): AppliedSecurity {
  const all = Object.values(schemes);
  const taken = new Set<string>();
  const requirement = (names && findAlternative(operation, names)) ?? operation.security[0];
  const applied = Object.keys(requirement ?? {})
    .flatMap((name) => schemes[name] ?? [])
    .map((scheme) => placementOf(scheme)(scheme, all))
    .filter(({ headers: [header] }) => {
      const name = header?.name.toLowerCase() ?? '';
      return name === '' || (!taken.has(name) && taken.add(name));
    });
  const certificate = applied.find((part) => part.clientCertificate)?.clientCertificate;
  return {
    headers: applied.flatMap((part) => part.headers),
    query: applied.flatMap((part) => part.query),
    cookies: applied.flatMap((part) => part.cookies),
    credentials: distinct(applied.flatMap((part) => part.credentials)),
    ...(certificate && { clientCertificate: certificate }),
  };
}

/** The alternative that has these schemes and no others; undefined where none has. */
export function findAlternative(
  { security }: Operation,
  names: readonly string[],
): SecurityRequirement | undefined {
  const isNamed = (requirement: SecurityRequirement): boolean => {
    const schemes = Object.keys(requirement);
    return schemes.length === names.length && schemes.every((name) => names.includes(name));
  };
  return security.find(isNamed) ?? (security.length === 0 && names.length === 0 ? {} : undefined);
}

function placementOf({ type, scheme }: SecurityScheme): Placement {
  if (type === 'apiKey') return apiKey;
  if (type === 'mutualTLS') return mutualTls;
  if (type === 'http' && scheme === 'basic') return basic;
  return type === 'http' && scheme !== 'bearer' ? otherHttp : bearer;
}

function distinct(credentials: readonly Credential[]): Credential[] {
  return [...new Map(credentials.map((each) => [each.variable, each])).values()];
}
