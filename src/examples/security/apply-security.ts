import type { Credential } from '../../model/example.ts';
import type { Operation, SecurityScheme } from '../../model/operation.ts';
import { apiKey } from './api-key.ts';
import type { AppliedSecurity, Placement } from './applied-security.ts';
import { basic, bearer, otherHttp } from './authorization.ts';
import { mutualTls } from './mutual-tls.ts';

/**
 * Applies the first alternative of the operation's
 * [security requirements](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object), all its schemes
 * together. A request has one field of a name: of two schemes that want the same field the first has it.
 */
export function applySecurity(
  operation: Operation,
  schemes: Readonly<Record<string, SecurityScheme>>,
): AppliedSecurity {
  const all = Object.values(schemes);
  const taken = new Set<string>();
  const applied = Object.keys(operation.security[0] ?? {})
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

function placementOf({ type, scheme }: SecurityScheme): Placement {
  if (type === 'apiKey') return apiKey;
  if (type === 'mutualTLS') return mutualTls;
  if (type === 'http' && scheme === 'basic') return basic;
  return type === 'http' && scheme !== 'bearer' ? otherHttp : bearer;
}

function distinct(credentials: readonly Credential[]): Credential[] {
  return [...new Map(credentials.map((each) => [each.variable, each])).values()];
}
