import type { HttpRequest } from '../../model/example.ts';
import { findRepeatedHeader, hasDotSegment } from '../find-fault.ts';
import { findBasic, findHeader } from '../header-value.ts';
import type { SnippetView, Unprintable } from '../language.ts';
import { isRead, readsEnvironment, urlPieces } from '../pieces.ts';
import { isAscii, printNode, pythonRead, pythonString, pythonSum } from '../python-literals.ts';
import { type Body, printBody, printData } from './body.ts';
import { printHeaders, valueTerms } from './headers.ts';

/** What the template of requests is given: a call of requests, a prepared request, or urllib where requests rewrites. */
export function view(request: HttpRequest): SnippetView | Unprintable {
  const { body, headers, target, clientCertificate } = request;
  const repeated = findRepeatedHeader(request);
  if (!isRewritten(request)) {
    if (!repeated) return callView(request);
    return clientCertificate
      ? { unprintable: `requests sends the header \`${repeated}\` once only` }
      : preparedView(request);
  }
  const reason = `requests rewrites \`${target}\``;
  if (repeated) return { unprintable: `${reason}, urllib sends \`${repeated}\` once only` };
  if (clientCertificate) return { unprintable: `${reason}, and a certificate goes with it` };
  if (body && !findHeader(headers, 'Content-Type')) {
    return { unprintable: `${reason}, urllib adds a Content-Type` };
  }
  return urllibView(request);
}

/** What requests and urllib3 send otherwise than they are told. */
function isRewritten(request: HttpRequest): boolean {
  const { method, target } = request;
  return method !== method.toUpperCase() || hasDotSegment(request) || /[[\]]|\?$|^\/\//.test(target);
}

function callView(request: HttpRequest): SnippetView {
  const { method, headers } = request;
  const body = request.body && printBody(request.body, findHeader(headers, 'Content-Type'));
  const basic = findBasic(request);
  return {
    ...shared(request, body, 8),
    imports: importsOf(request, body, ['import sys'], ['import requests']),
    urllib: null,
    prepared: null,
    call: callOf(method),
    headers: printHeaders(
      headers.filter((header) => header !== basic?.header),
      body,
      12,
    ),
    arguments: [...authOf(request), ...(body ? [body.argument] : []), ...certificateOf(request)],
  };
}

function preparedView(request: HttpRequest): SnippetView {
  const { method, headers } = request;
  const body = request.body && printBody(request.body, findHeader(headers, 'Content-Type'));
  const repeated = headers.filter(
    ({ name }) => headers.filter((each) => each.name.toLowerCase() === name.toLowerCase()).length > 1,
  );
  const basic = findBasic(request);
  const once = headers.filter((header) => !repeated.includes(header) && header !== basic?.header);
  const library = ['import requests', 'from urllib3._collections import HTTPHeaderDict'];
  return {
    ...shared(request, body, 4),
    imports: importsOf(request, body, ['import sys'], library),
    urllib: null,
    method: pythonString(method),
    headers: printHeaders(once, body, 8),
    prepared: {
      repeated: repeated.map((header) => ({
        name: pythonString(header.name),
        value: valueTerms(header).join(' + '),
      })),
    },
    arguments: [...authOf(request), ...(body ? [body.argument] : [])],
  };
}

function urllibView(request: HttpRequest): SnippetView {
  const { method, headers } = request;
  const body = request.body && printData(request.body);
  const basic = findBasic(request);
  const authorization = '"Authorization": "Basic " + b64encode(credentials.encode()).decode()';
  const others = headers.filter((header) => header !== basic?.header);
  const standard = ['import sys', 'import urllib.error', 'import urllib.request'];
  return {
    ...shared(request, body, 4),
    imports: importsOf(request, body, basic ? [...standard, 'from base64 import b64encode'] : standard, []),
    method: pythonString(method),
    urllib: {
      credentials: basic ? `${pythonRead(basic.username)} + ":" + ${pythonRead(basic.password)}` : null,
    },
    headers: [...(basic ? [authorization] : []), ...printHeaders(others, body, 8)],
    arguments: body ? [body.argument] : [],
  };
}

function shared(request: HttpRequest, body: Body | undefined, indent: number): SnippetView {
  const terms = urlPieces(request).map((piece) =>
    isRead(piece) ? `quote(${pythonRead(piece)}, safe="")` : pythonString(piece),
  );
  return {
    declaration: body?.declaration ?? null,
    url: pythonSum(terms, { indent, before: indent, after: 1 }),
  };
}

/** In the order of isort: `import` before `from`, then by name. */
function importsOf(
  request: HttpRequest,
  body: Body | undefined,
  standard: readonly string[],
  packages: readonly string[],
): readonly string[] {
  const lines = [
    ...standard,
    ...(body?.imports ?? []),
    ...(readsEnvironment(request) ? ['import os'] : []),
    ...(request.targetPieces?.some(isRead) ? ['from urllib.parse import quote'] : []),
  ];
  const isFrom = (line: string) => Number(line.startsWith('from '));
  const sorted = lines.toSorted((a, b) => isFrom(a) - isFrom(b) || (a < b ? -1 : 1));
  return packages.length > 0 ? [...sorted, '', ...packages] : sorted;
}

function callOf(method: string): string {
  const functions = ['GET', 'OPTIONS', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'];
  return functions.includes(method)
    ? `${method.toLowerCase()}(`
    : `request(\n        ${pythonString(method)},`;
}

function authOf(request: HttpRequest): readonly string[] {
  const basic = findBasic(request);
  if (!basic) return [];
  const { username, password } = basic;
  // requests sends a string as Latin-1.
  const encode = isAscii(username.literal + password.literal) ? '' : '.encode()';
  const items = [pythonRead(username) + encode, pythonRead(password) + encode];
  return [printNode({ open: 'auth=(', items, close: ')' }, { indent: 8, before: 8, after: 1 })];
}

function certificateOf({ clientCertificate }: HttpRequest): readonly string[] {
  if (!clientCertificate) return [];
  const { certificate, key } = clientCertificate;
  const items = [certificate, key].map((variable) => `os.environ[${pythonString(variable)}]`);
  return [printNode({ open: 'cert=(', items, close: ')' }, { indent: 8, before: 8, after: 1 })];
}
