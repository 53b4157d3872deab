import { basename, dirname } from 'node:path';
import type { HttpRequest, Piece, RequestHeader } from '../../model/example.ts';
import { headerPieces, headerValue } from '../header-value.ts';
import { hostFile } from '../host-file.ts';
import { defineLanguage, type SnippetView, type Unprintable } from '../language.ts';
import { isRead, urlPieces } from '../pieces.ts';
import { compilePrograms } from './compile-programs.ts';
import { getenv, getenvEncoded, printBasic, printPieces } from './environment.ts';
import { assign, type Call, type Expression, layOut } from './expression.ts';
import { importsOf, type Uses } from './imports.ts';
import { javaString } from './literals.ts';
import { printBody } from './print-body.ts';
import { wireOptions } from './wire-options.ts';

/** A Java program for Java 17 and later that uses java.net.http. */
export const java = defineLanguage({
  id: 'java',
  title: 'Java',
  grammar: 'java',
  extension: 'java',
  view,
  runner: {
    needs: [
      { name: 'java', probe: ['java', '--version'], install: 'apt-get install default-jdk-headless' },
      { name: 'javac', probe: ['javac', '--version'], install: 'apt-get install default-jdk-headless' },
    ],
    prepare: compilePrograms,
    // 1 GiB by default: the heap alone may have three quarters of that.
    memoryFactor: 2,
    command: (file, context) => ({
      command: 'java',
      args: [...wireOptions(context), '-cp', dirname(file), basename(file, '.class')],
      // Not for the virtual machine, but for the host.
      env: { HTTPS_PROXY: context.proxy },
    }),
    host: {
      kind: 'contains',
      command: (context) => ({
        command: 'java',
        args: [...wireOptions({ ...context, proxy: '' }), ...hostOptions, hostFile('RunPrograms.java')],
        env: {},
      }),
    },
  },
});

/** It traps the exit of programs, and gives each an environment of its own. */
const hostOptions = [
  '-Djava.security.manager=allow',
  '--add-opens=java.base/java.lang=ALL-UNNAMED',
  '--add-opens=java.base/java.util=ALL-UNNAMED',
];

function view(request: HttpRequest): SnippetView | Unprintable {
  const unprintable = findReason(request);
  if (unprintable) return { unprintable };
  const { method, origin, body, headers, files, clientCertificate } = request;
  const printed = body ? printBody(body) : undefined;
  const boundary = printed?.boundary;
  const url = urlPieces(request);
  const encodesUrl = url.some(isRead);
  const sent = printMethod(method, printed?.publisher);
  const version = { call: '.version', arguments: ['HttpClient.Version.HTTP_1_1'] };
  const uses = {
    body: sent.arguments.length > 0,
    file: files.length > 0,
    multipart: boundary !== undefined,
    encode: encodesUrl || (body?.kind === 'form' && body.pairs.some(([, value]) => value !== '')),
    base64: headers.some(({ credential }) => credential?.kind === 'basic'),
    certificate: clientCertificate !== undefined,
  };
  return {
    imports: importsOf(uses),
    throws: throwsOf(uses),
    boundary: boundary === undefined ? null : javaString(boundary),
    body: printed ? assign('var body =', 4, printed.declaration) : null,
    builder: layOut(
      { call: 'HttpRequest.newBuilder', arguments: [printUri(url)] },
      { indent: 12, column: 8, after: 0 },
    ),
    calls: [
      // To a plain host HttpClient would propose HTTP/2 in headers of its own.
      ...(origin.startsWith('http:') ? [version] : []),
      ...headers.map((header) => printHeader(header, boundary)),
      sent,
    ].map((call) => layOut(call, { indent: 12, column: 12, after: 0 })),
    context: clientCertificate ? assign('var context =', 4, printContext(clientCertificate)) : null,
    uses: { ...uses, encodesUrl },
  };
}

function throwsOf({ file, certificate }: Pick<Uses, 'file' | 'certificate'>): string {
  if (certificate) return 'Exception';
  return file ? 'IOException, InterruptedException' : 'InterruptedException';
}

function printUri(url: readonly Piece[]): Expression {
  return { call: 'URI.create', arguments: [printPieces(url, getenvEncoded)] };
}

function printContext({ certificate, key }: NonNullable<HttpRequest['clientCertificate']>): Expression {
  const paths = [certificate, key].map((variable) => ({ call: 'Path.of', arguments: [getenv(variable)] }));
  return { call: 'clientCertificate', arguments: paths };
}

/** What [HttpClient](https://docs.oracle.com/en/java/javase/17/docs/api/java.net.http/java/net/http/HttpRequest.Builder.html) and java.net.URI do not take. */
function findReason({ method, origin, target, headers }: HttpRequest): string | undefined {
  if (method === 'CONNECT') return 'HttpClient does not send CONNECT';
  const host = new URL(origin).hostname;
  if (!hostname.test(host)) return `java.net.URI takes no host \`${host}\``;
  if (/^[^?]*[[\]]/.test(target)) return 'java.net.URI takes no brackets in a path';
  if (/^[^?]*\?$/.test(target)) return 'HttpClient leaves out the `?` of an empty query';
  const wide = headers.find((header) => /[^\t\x20-\x7e]/.test(headerValue(header)));
  return wide && `HttpClient sends the header \`${wide.name}\` in ASCII only`;
}

/** A [server-based authority](https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/URI.html), or an address. */
const hostname =
  /^(?:\[.+\]|\d+(?:\.\d+){3}|(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)*[A-Za-z](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.?)$/;

function printHeader(header: RequestHeader, boundary: string | undefined): Call {
  return { call: '.header', arguments: [{ text: header.name }, printValue(header, boundary)] };
}

function printValue(header: RequestHeader, boundary: string | undefined): Expression {
  if (header.credential?.kind === 'basic') return printBasic(header.credential);
  const isMultipart = boundary !== undefined && header.name.toLowerCase() === 'content-type';
  if (!isMultipart || /;\s*boundary=/i.test(header.value)) return printPieces(headerPieces(header));
  return { sum: [{ text: `${headerValue(header)}; boundary=` }, 'BOUNDARY'] };
}

/** Methods that have a call of their own, with or without a body. */
const ownCalls: Readonly<Record<string, 'body' | 'none'>> = {
  GET: 'none',
  DELETE: 'none',
  POST: 'body',
  PUT: 'body',
};

function printMethod(method: string, publisher: Expression | undefined): Call {
  const own = ownCalls[method];
  if (own === 'none' && publisher === undefined) return { call: `.${method}`, arguments: [] };
  const sent = publisher ?? 'BodyPublishers.noBody()';
  if (own === 'body') return { call: `.${method}`, arguments: [sent] };
  return { call: '.method', arguments: [{ text: method }, sent] };
}
