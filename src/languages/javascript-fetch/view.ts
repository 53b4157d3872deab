import type { HttpRequest } from '../../model/example.ts';
import { findRepeatedHeader } from '../find-fault.ts';
import { findBasic, findHeader } from '../header-value.ts';
import {
  javascriptLayout,
  javascriptPieces,
  javascriptString,
  printProperty,
} from '../javascript-literals.ts';
import type { SnippetView, Unprintable } from '../language.ts';
import { isRead, joinPieces, urlPieces } from '../pieces.ts';
import { type Body, printBody } from './body.ts';
import { printHeaders, printRepeatableHeaders } from './headers.ts';

/** What the template of fetch is given. */
export function view(request: HttpRequest): SnippetView | Unprintable {
  const { method } = request;
  if (method === 'CONNECT') return { unprintable: 'Node makes a tunnel of CONNECT' };
  if (!needsNodeHttp(request)) return fetchView(request);
  // node:https writes methods in capitals.
  if (method !== method.toUpperCase()) return { unprintable: `fetch does not send such a ${method}` };
  return nodeHttpView(request);
}

/** Whether it is something that [fetch](https://fetch.spec.whatwg.org/#methods) refuses or sends otherwise. */
function needsNodeHttp(request: HttpRequest): boolean {
  const { method, headers, body, origin, target, clientCertificate } = request;
  const url = new URL(origin + target);
  return (
    ['TRACE', 'TRACK'].includes(method) ||
    (body !== undefined && (method === 'GET' || method === 'HEAD')) ||
    clientCertificate !== undefined ||
    findRepeatedHeader(request) !== undefined ||
    headers.some(({ name }) => conditional.test(name)) ||
    url.pathname + url.search !== target
  );
}

/** Beside these fetch sends `Pragma` and `Cache-Control` of its own ([main fetch](https://fetch.spec.whatwg.org/#http-network-or-cache-fetch)). */
const conditional = /^if-(?:match|none-match|modified-since|unmodified-since|range)$/i;

function fetchView(request: HttpRequest): SnippetView {
  const { method, headers } = request;
  const body = bodyOf(request, 'body: ');
  const printed = printHeaders(headers, body?.contentType);
  return {
    ...shared(request, body),
    lowLevel: false,
    imports: importsOf(body),
    url: printUrl(urlPieces(request)),
    hasOptions: method !== 'GET' || printed.length > 0,
    method: method === 'GET' ? null : javascriptString(method),
    headers: printed,
    body: body ? (body.expression === 'body' ? 'body' : printProperty('body', body.expression)) : null,
  };
}

function nodeHttpView(request: HttpRequest): SnippetView {
  const { method, origin, target, targetPieces, headers, clientCertificate } = request;
  const body = bodyOf(request, 'const body = ');
  const path = joinPieces(targetPieces ?? [target]);
  const library = origin.startsWith('https:') ? 'node:https' : 'node:http';
  const files = clientCertificate ? ['import { readFileSync } from "node:fs";'] : [];
  return {
    ...shared(request, body),
    lowLevel: true,
    imports: [...new Set([...files, ...importsOf(body), `import { request } from "${library}";`])],
    url: printUrl([origin]),
    path: path.some(isRead)
      ? `path: ${javascriptPieces(path, 'query')}`
      : printProperty('path', javascriptString(target), 6),
    method: javascriptString(method),
    headers: printRepeatableHeaders(headers, body),
    body: body?.expression ?? null,
    needsDeclaration: body !== undefined && body.expression !== 'body',
    certificate: clientCertificate ?? null,
  };
}

function shared(request: HttpRequest, body: Body | undefined): SnippetView {
  const basic = findBasic(request);
  return {
    statements: body?.statements ?? [],
    // A key has no place in an error message.
    from: request.targetPieces ? '' : ' from ${url}',
    basic: basic ? javascriptPieces([basic.username, ':', basic.password], 'text') : null,
  };
}

function bodyOf({ body, headers }: HttpRequest, before: string): Body | undefined {
  const isProperty = before === 'body: ';
  const place = { indent: isProperty ? 2 : 0, before: before.length + (isProperty ? 2 : 0), after: 1 };
  return body && printBody(body, findHeader(headers, 'Content-Type'), place, isProperty);
}

function importsOf(body: Body | undefined): string[] {
  return body?.readsFiles ? ['import { readFile } from "node:fs/promises";'] : [];
}

function printUrl(pieces: ReturnType<typeof urlPieces>): string {
  const literal = javascriptPieces(pieces, 'query');
  const fits = `const url = ${literal};`.length <= javascriptLayout.width;
  return fits || literal.startsWith('`') ? ` ${literal}` : `\n  ${literal}`;
}
