import type { HttpRequest, Part, Piece, RequestHeader } from '../model/example.ts';
import { findHeader } from './header-value.ts';
import { isRead } from './pieces.ts';

/** What no HTTP client of any language can send; undefined when there is nothing of that kind. */
export function findFault(request: HttpRequest): string | undefined {
  const { method, target, targetPieces, headers, body, clientCertificate } = request;
  if (!token.test(method)) return `\`${method}\` is no HTTP method`;
  if (!encodedTarget.test(target)) return `the URL \`${target}\` is not percent-encoded`;
  const variables = [
    ...(targetPieces ?? []).flatMap(variableOf),
    ...headers.flatMap(variablesOf),
    ...(clientCertificate ? Object.values(clientCertificate) : []),
  ];
  const unnamed = variables.find((variable) => !/^[A-Za-z_]\w*$/.test(variable));
  if (unnamed !== undefined) return `\`${unnamed}\` is no name of an environment variable`;
  const parts = body?.kind === 'multipart' ? body.parts : [];
  if (body?.kind === 'multipart' && !findHeader(headers, 'Content-Type')) {
    return 'a multipart body without Content-Type has no boundary';
  }
  return firstOf([
    () => firstOf(headers.map((header) => () => findHeaderFault(header))),
    () => firstOf(parts.map((part) => () => findPartFault(part))),
  ]);
}

/** Names the header that is there twice, which clients that take a dictionary cannot send. */
export function findRepeatedHeader({ headers }: HttpRequest): string | undefined {
  const names = headers.map(({ name }) => name.toLowerCase());
  return headers.find((_, index) => names.indexOf(names[index] ?? '') !== index)?.name;
}

/** Tells whether the path has a `.` or `..` segment, percent-encoded or not, which many clients resolve before sending. */
export function hasDotSegment(request: HttpRequest): boolean {
  const [path = ''] = request.target.split('?');
  return path.split('/').some((segment) => /^(?:\.|%2e){1,2}$/i.test(segment));
}

/** [Token](https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2) */
const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

/** [RFC 3986](https://www.rfc-editor.org/rfc/rfc3986#section-3.3) and the brackets that `allowReserved` leaves. */
const encodedTarget = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]]|%[0-9A-Fa-f]{2})*$/;

const framing = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

function firstOf(faults: readonly (() => string | undefined)[]): string | undefined {
  for (const find of faults) {
    const fault = find();
    if (fault !== undefined) return fault;
  }
  return undefined;
}

function findHeaderFault({ name, value }: RequestHeader): string | undefined {
  if (!token.test(name)) return `\`${name}\` is no name of a header`;
  if (framing.has(name.toLowerCase())) return `the header \`${name}\` is set by the client itself`;
  return hasControl(value)
    ? `the header \`${name}\` has a control character, which HTTP does not carry`
    : undefined;
}

function findPartFault({ name, contentType, headers }: Part): string | undefined {
  const fields = [...headers, ...(contentType === undefined ? [] : [['Content-Type', contentType] as const])];
  const bad = fields.find(([field, value]) => !token.test(field) || hasControl(value));
  return bad && `the part \`${name}\` has a header \`${bad[0]}\` that no message carries`;
}

function hasControl(text: string): boolean {
  return /[^\t\P{Cc}]/u.test(text);
}

function variableOf(piece: Piece): string[] {
  return isRead(piece) ? [piece.variable] : [];
}

function variablesOf({ credential }: RequestHeader): string[] {
  if (credential?.kind === 'basic') return [credential.username.variable, credential.password.variable];
  return credential?.pieces.flatMap(variableOf) ?? [];
}
