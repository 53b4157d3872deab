import type { Credential, HttpRequest, RequestHeader } from '../../model/example.ts';
import { findBasic, findHeader, headerPieces } from '../header-value.ts';
import type { SnippetView } from '../language.ts';
import { isRead, readsEnvironment, urlPieces } from '../pieces.ts';
import { type Body, printBody } from './body.ts';
import { goPieces, goString, goVariable } from './literals.ts';

/** What the template of Go is given. */
export function view(request: HttpRequest): SnippetView {
  const { method, headers, clientCertificate } = request;
  const body = request.body && printBody(request.body, findHeader(headers, 'Content-Type'));
  const basic = findBasic(request);
  const lines = headers.map((header, index) => printHeader(header, headers.slice(0, index), body));
  return {
    imports: importsOf(request, body),
    method: methods[method] ?? goString(method),
    url: goPieces(urlPieces(request), escapeCall),
    declarations: body?.declarations ?? [],
    reader: body?.reader ?? null,
    body: body ? 'body' : 'nil',
    headers: basic ? lines.filter((_, index) => headers[index] !== basic.header) : lines,
    basic: basic
      ? [basic.username, basic.password].map(({ variable }) => goVariable('', variable)).join(', ')
      : null,
    certificate: clientCertificate
      ? Object.values(clientCertificate)
          .map((variable) => goVariable('', variable))
          .join(', ')
      : null,
    functions: body?.functions ?? [],
  };
}

const methods: Readonly<Record<string, string>> = {
  CONNECT: 'http.MethodConnect',
  DELETE: 'http.MethodDelete',
  GET: 'http.MethodGet',
  HEAD: 'http.MethodHead',
  OPTIONS: 'http.MethodOptions',
  PATCH: 'http.MethodPatch',
  POST: 'http.MethodPost',
  PUT: 'http.MethodPut',
  TRACE: 'http.MethodTrace',
};

/** QueryEscape writes a space as `+`. */
function escapeCall({ variable, literal }: Credential): string {
  const escaped = `url.QueryEscape(${goVariable('', variable)})`;
  return literal.includes(' ') ? `strings.ReplaceAll(${escaped}, "+", "%20")` : escaped;
}

function importsOf(request: HttpRequest, body: Body | undefined): readonly string[] {
  const encoded = request.targetPieces?.filter(isRead) ?? [];
  const packages = [
    ...['fmt', 'io', 'log', 'net/http', 'time'],
    ...(body?.imports ?? []),
    ...(encoded.length > 0 ? ['net/url'] : []),
    ...(encoded.some(({ literal }) => literal.includes(' ')) ? ['strings'] : []),
    ...(readsEnvironment(request) ? ['os'] : []),
    ...(request.clientCertificate ? ['crypto/tls'] : []),
  ];
  return [...new Set(packages)].sort().map((name) => `"${name}"`);
}

function printHeader(
  header: RequestHeader,
  before: readonly RequestHeader[],
  body: Body | undefined,
): SnippetView {
  const isContentType = header.name.toLowerCase() === 'content-type';
  return {
    set: findHeader(before, header.name) ? 'Add' : 'Set',
    name: goString(header.name),
    value: (isContentType && body?.contentType) || goPieces(headerPieces(header)),
  };
}
