import type { Credential, RequestHeader } from '../model/example.ts';
import type { Operation, SecurityScheme } from '../model/operation.ts';
import { percentEncode } from './percent-encode.ts';

/** What a request carries because of its security requirement. */
export interface AppliedSecurity {
  readonly headers: readonly RequestHeader[];
  /** Encoded `name=value` pairs. */
  readonly query: readonly string[];
  readonly cookies: readonly string[];
  readonly credentials: readonly Credential[];
}

type Placement = (scheme: SecurityScheme, schemes: readonly SecurityScheme[]) => AppliedSecurity;

/**
 * Applies the first alternative of the operation's
 * [security requirements](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object), all its schemes together.
 */
export function applySecurity(
  operation: Operation,
  schemes: Readonly<Record<string, SecurityScheme>>,
): AppliedSecurity {
  const [requirement] = operation.security;
  const all = Object.values(schemes);
  const applied = Object.keys(requirement ?? {})
    .flatMap((name) => schemes[name] ?? [])
    .map((scheme) => placementOf(scheme)(scheme, all));
  return {
    headers: applied.flatMap((part) => part.headers),
    query: applied.flatMap((part) => part.query),
    cookies: applied.flatMap((part) => part.cookies),
    credentials: applied.flatMap((part) => part.credentials),
  };
}

function placementOf(scheme: SecurityScheme): Placement {
  if (scheme.type === 'apiKey') return apiKey;
  if (scheme.type === 'mutualTLS') return () => nothing;
  if (scheme.type === 'http' && scheme.scheme === 'basic') return basic;
  return bearer;
}

const nothing: AppliedSecurity = { headers: [], query: [], cookies: [], credentials: [] };

const bearer: Placement = (scheme) => {
  const variable = scheme.variable ?? 'ACCESS_TOKEN';
  const literal = scheme.example ?? 'example-access-token';
  const header: RequestHeader = {
    name: 'Authorization',
    value: `Bearer ${literal}`,
    credential: { kind: 'pieces', pieces: ['Bearer ', { variable, literal }] },
  };
  return { ...nothing, headers: [header], credentials: [{ variable, literal }] };
};

/** RFC 7617; the variable holds `user:password` in Base64, since a program would have to build it first. */
const basic: Placement = (scheme) => {
  const variable = scheme.variable ?? 'API_CREDENTIALS';
  const literal = Buffer.from(scheme.example ?? 'user:password').toString('base64');
  const header: RequestHeader = {
    name: 'Authorization',
    value: `Basic ${literal}`,
    credential: { kind: 'pieces', pieces: ['Basic ', { variable, literal }] },
  };
  return { ...nothing, headers: [header], credentials: [{ variable, literal }] };
};

const apiKey: Placement = (scheme, all) => {
  const several = all.filter((other) => other.type === 'apiKey').length > 1;
  const suffix = several ? `_${scheme.name.toUpperCase().replace(/[^A-Z0-9]+/g, '_')}` : '';
  const variable = scheme.variable ?? `API_KEY${suffix}`;
  const literal = scheme.example ?? 'example-api-key';
  const name = scheme.parameterName ?? 'api_key';
  const credentials = [{ variable, literal }];
  if (scheme.in === 'query') {
    return { ...nothing, query: [`${percentEncode(name)}=${percentEncode(literal)}`], credentials };
  }
  if (scheme.in === 'cookie') return { ...nothing, cookies: [`${name}=${literal}`], credentials };
  return {
    ...nothing,
    headers: [{ name, value: literal, credential: { kind: 'pieces', pieces: [{ variable, literal }] } }],
    credentials,
  };
};
