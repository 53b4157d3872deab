import type { Credential, HttpRequest, RequestHeader } from '../../model/example.ts';
import { findRepeatedHeader } from '../find-fault.ts';
import { findBasic, findHeader, headerPieces } from '../header-value.ts';
import type { SnippetView } from '../language.ts';
import { isRead, joinPieces } from '../pieces.ts';
import { type Body, printBody } from './body.ts';
import { rubyPieces, rubyRead, rubyString } from './literals.ts';

/** What the template of Ruby is given. */
export function view(request: HttpRequest): SnippetView {
  const { origin, target, targetPieces, headers, clientCertificate } = request;
  const contentType = findHeader(headers, 'Content-Type');
  const body = request.body && printBody(request.body, contentType);
  // URI() refuses brackets and encodes single quotes; net/http itself sends both as they are.
  const isUri = !/[[\]']/.test(target);
  const path = joinPieces(targetPieces ?? [target]);
  const basic = findBasic(request);
  return {
    requires: requiresOf(request, body),
    uri: isUri ? rubyPieces(joinPieces([origin, ...path]), encodeCall) : rubyString(origin),
    request: newRequest(request, isUri ? 'uri' : rubyPieces(path, encodeCall)),
    basic: basic ? `${rubyRead(basic.username)}, ${rubyRead(basic.password)}` : null,
    headers: headers
      .filter((header) => header !== basic?.header)
      .filter((header) => header !== contentType || body?.contentType !== 'implied')
      .map((header, index, all) => printHeader(header, all.slice(0, index), body)),
    isRepeated: findRepeatedHeader(request) !== undefined,
    isUntyped: body !== undefined && contentType === undefined,
    declaration: body?.declaration ?? null,
    statement: body?.statement ?? null,
    secure: origin.startsWith('https:'),
    certificate: clientCertificate
      ? {
          certificate: rubyRead({ variable: clientCertificate.certificate }),
          key: rubyRead({ variable: clientCertificate.key }),
        }
      : null,
  };
}

function encodeCall(credential: Credential): string {
  return `ERB::Util.url_encode(${rubyRead(credential)})`;
}

function requiresOf({ targetPieces, clientCertificate }: HttpRequest, body: Body | undefined): string[] {
  return [
    ...(targetPieces?.some(isRead) ? ['erb'] : []),
    ...(body?.statement.includes('JSON.generate') ? ['json'] : []),
    'net/http',
    ...(clientCertificate ? ['openssl'] : []),
  ].map((name) => `require '${name}'`);
}

function newRequest({ method, body }: HttpRequest, place: string): string {
  const name = `Net::HTTP::${method.charAt(0)}${method.slice(1).toLowerCase()}`;
  if (body ? classes.has(method) : bodiless.has(method)) return `${name}.new(${place})`;
  // Without a body the classes of POST, PUT and PATCH would send an empty one with a Content-Type.
  return `Net::HTTPGenericRequest.new(${rubyString(method)}, ${body !== undefined}, ${method !== 'HEAD'}, ${place})`;
}

const bodiless = new Set(['GET', 'HEAD', 'DELETE', 'OPTIONS', 'TRACE']);
const classes = new Set([...bodiless, 'POST', 'PUT', 'PATCH']);

function printHeader(
  header: RequestHeader,
  before: readonly RequestHeader[],
  body: Body | undefined,
): string {
  const isContentType = header.name.toLowerCase() === 'content-type';
  const name = rubyString(header.name);
  const value =
    isContentType && body?.contentType ? rubyString(body.contentType) : rubyPieces(headerPieces(header));
  return findHeader(before, header.name)
    ? `request.add_field(${name}, ${value})`
    : `request[${name}] = ${value}`;
}
