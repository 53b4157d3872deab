import type { HttpRequest, RequestHeader } from '../model/example.ts';

/** What no HTTP client of any language can send; undefined when there is nothing of that kind. */
export function findFault(request: HttpRequest): string | undefined {
  if (!token.test(request.method)) return `\`${request.method}\` is no HTTP method`;
  if (!target.test(request.target)) return `the URL \`${request.target}\` is not percent-encoded`;
  for (const header of request.headers) {
    const fault = findHeaderFault(header);
    if (fault) return fault;
  }
  return undefined;
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
const target = /^\/(?:[A-Za-z0-9\-._~!$&'()*+,;=:@/?[\]]|%[0-9A-Fa-f]{2})*$/;

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

function findHeaderFault({ name, value }: RequestHeader): string | undefined {
  if (!token.test(name)) return `\`${name}\` is no name of a header`;
  if (framing.has(name.toLowerCase())) return `the header \`${name}\` is set by the client itself`;
  if (/[^\t\P{Cc}]/u.test(value))
    return `the header \`${name}\` has a control character, which HTTP does not carry`;
  return undefined;
}
