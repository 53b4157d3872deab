import { X509Certificate } from 'node:crypto';
import type { HeaderList, RequestMessage } from '../../../model/exchange.ts';
import type { Operation, SecurityScheme } from '../../../model/operation.ts';
import { type EncodedPair, formDecode } from './read-pairs.ts';
import type { Refusal } from './refusal.ts';

type Schemes = Readonly<Record<string, SecurityScheme>>;

/** What a request carries where credentials may stand. */
export interface Carried {
  readonly headers: HeaderList;
  readonly query: readonly EncodedPair[];
  readonly cookies: readonly EncodedPair[];
}

/**
 * Refuses a request that satisfies none of the operation's
 * [security requirements](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object): each an alternative
 * whose schemes are asked for together. Whoever ends TLS, as the Wire does, tells of the client certificate in
 * [`Client-Cert`](https://www.rfc-editor.org/rfc/rfc9440#section-2.2).
 */
export function checkSecurity(operation: Operation, schemes: Schemes, carried: Carried): Refusal | undefined {
  const alternatives = operation.security.map((requirement) => toSchemes(requirement, schemes));
  const faults = alternatives.map((asked) => asked.flatMap((scheme) => faultOf(scheme, carried) ?? []));
  const [first] = faults;
  if (!first || faults.some((each) => each.length === 0)) return undefined;
  const challenges = [...new Set(alternatives.flat().flatMap(challengeOf))];
  return {
    status: 401,
    rule: 'credential-missing',
    detail: first.join(' '),
    expected: alternatives.map((asked) => asked.map(({ name }) => name).join(' and ')).join(', or '),
    headers: challenges.map((challenge) => ['WWW-Authenticate', challenge] as const),
  };
}

/** Names under which credentials of an operation travel in header, query or cookie, header names in lower case. */
export function credentialNames(
  operation: Operation,
  schemes: Schemes,
  place: 'header' | 'query' | 'cookie',
): ReadonlySet<string> {
  const asked = operation.security.flatMap((requirement) => toSchemes(requirement, schemes));
  const names = asked.flatMap((scheme) => (scheme.in === place ? (scheme.parameterName ?? []) : []));
  return new Set(place === 'header' ? names.map((name) => name.toLowerCase()) : names);
}

function toSchemes(requirement: Operation['security'][number], schemes: Schemes): SecurityScheme[] {
  return Object.keys(requirement).flatMap((name) => schemes[name] ?? []);
}

function faultOf(scheme: SecurityScheme, carried: Carried): string | undefined {
  if (scheme.type === 'mutualTLS') return certificateFault(scheme, carried);
  if (scheme.type === 'apiKey') return apiKeyFault(scheme, carried);
  const wanted = scheme.type === 'http' ? (scheme.scheme ?? 'bearer') : 'bearer';
  const [value] = valuesOf(carried.headers, 'authorization');
  if (value === undefined) return `\`Authorization\` is missing, which scheme \`${scheme.name}\` asks for.`;
  const [, name = '', rest = ''] = /^(\S+)[ ]*(.*)$/.exec(value.trim()) ?? [];
  if (name.toLowerCase() !== wanted) {
    return `\`Authorization\` begins with \`${name}\`, but scheme \`${scheme.name}\` asks for \`${wanted}\`.`;
  }
  if (rest === '') return `\`Authorization\` has nothing after \`${name}\`.`;
  if (wanted === 'basic' && !isBasic(rest)) {
    return '`Authorization` is not `Basic` and the Base64 of `<username>:<password>`.';
  }
  if (wanted === 'bearer' && /\s/.test(rest)) return 'The bearer token in `Authorization` has a space in it.';
  return undefined;
}

function apiKeyFault(
  { name: scheme, in: place, parameterName = '' }: SecurityScheme,
  { headers, query, cookies }: Carried,
): string | undefined {
  const pairs = place === 'cookie' ? cookies : query;
  const values =
    place === 'header'
      ? valuesOf(headers, parameterName.toLowerCase())
      : pairs.filter(([name]) => name === parameterName).map(([, value]) => formDecode(value) ?? value);
  if (values.some((value) => value.trim() !== '')) return undefined;
  const state = values.length > 0 ? 'empty' : 'missing';
  return `The ${place} \`${parameterName}\` is ${state}, which scheme \`${scheme}\` asks for.`;
}

function certificateFault({ name }: SecurityScheme, { headers }: Carried): string | undefined {
  const [value] = valuesOf(headers, 'client-cert');
  if (value === undefined) return `No client certificate was shown, which scheme \`${name}\` asks for.`;
  return isCertificate(value)
    ? undefined
    : '`Client-Cert` is not the Base64 of a certificate between colons.';
}

function isCertificate(field: string): boolean {
  const [, base64 = ''] = /^:([A-Za-z0-9+/]+={0,2}):$/.exec(field.trim()) ?? [];
  try {
    return new X509Certificate(Buffer.from(base64, 'base64')).raw.length > 0;
  } catch {
    return false;
  }
}

/** https://www.rfc-editor.org/rfc/rfc7617#section-2 */
function isBasic(text: string): boolean {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && bytes.includes(':');
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-11.6.1 */
function challengeOf({ type, scheme = 'bearer' }: SecurityScheme): string[] {
  if (type === 'apiKey' || type === 'mutualTLS') return [];
  const name = type === 'http' ? scheme : 'bearer';
  return [`${name.charAt(0).toUpperCase()}${name.slice(1)} realm="mock"`];
}

function valuesOf(headers: RequestMessage['headers'], name: string): string[] {
  return headers.filter(([field]) => field.toLowerCase() === name).map(([, value]) => value);
}
