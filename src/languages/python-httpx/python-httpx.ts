import type { HttpRequest } from '../../model/example.ts';
import { findBasic, findHeader } from '../header-value.ts';
import { hostFile } from '../host-file.ts';
import {
  type Command,
  defineLanguage,
  type RunContext,
  type SnippetView,
  type Unprintable,
} from '../language.ts';
import { findLoneBasic } from '../lone-basic.ts';
import { joinPieces, readsEnvironment, urlPieces } from '../pieces.ts';
import { pythonLayout, pythonString } from '../python-literals.ts';
import { printBody } from './body.ts';
import { pythonAssignment, pythonPieces, pythonSequence, pythonVariable } from './expressions.ts';
import { printHeaders } from './headers.ts';
import type { HttpxBody } from './httpx-body.ts';

/** A Python program that uses the package httpx. */
export const pythonHttpx = defineLanguage({
  id: 'python-httpx',
  title: 'Python (httpx)',
  grammar: 'python',
  extension: 'py',
  view,
  runner: {
    needs: [
      { name: 'python3', probe: ['python3', '--version'], install: 'apt-get install python3' },
      {
        name: 'httpx',
        probe: ['python3', '-c', 'import httpx; print(httpx.__version__)'],
        install: 'docproof setup',
        env: packagePath,
      },
    ],
    command: (file, context) => ({
      command: 'python3',
      args: [file],
      env: environment(context),
    }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'python3',
        args: [hostFile('python.py'), 'httpx', 'httpcore', 'json', 'encodings.idna'],
        env: environment(context),
      }),
    },
  },
});

function environment(context: RunContext): Command['env'] {
  return {
    ...packagePath(context),
    HTTPS_PROXY: context.proxy,
    HTTP_PROXY: context.proxy,
    no_proxy: '',
    NO_PROXY: '',
    SSL_CERT_FILE: context.caFile,
    PYTHONDONTWRITEBYTECODE: '1',
  };
}

function packagePath({ packages }: Pick<RunContext, 'packages'>) {
  return { PYTHONPATH: `${packages}/python` };
}

function view(request: HttpRequest): SnippetView | Unprintable {
  if (request.method === 'CONNECT') return { unprintable: 'httpx does not send CONNECT to a server' };
  const { method, body, headers, clientCertificate } = request;
  const printed = body && printBody(body, findHeader(headers, 'Content-Type'));
  const rawPath = printRawPath(request);
  const isMethodKept = method === method.toUpperCase();
  const isBuilt = rawPath !== undefined || !isMethodKept;
  const indent = isBuilt ? 4 : 8;
  const auth = printAuth(request);
  return {
    imports: importsOf(request, printed),
    certificate: clientCertificate ? pythonVariable(clientCertificate.certificate) : null,
    key: clientCertificate ? pythonVariable(clientCertificate.key) : null,
    declarations: [...printCredentials(request), ...(printed?.declarations ?? [])],
    rawPath: rawPath ?? null,
    isBuilt,
    method: isMethodKept ? null : pythonString(method),
    call: callOf(request),
    auth,
    arguments: [
      ...(isBuilt ? [pythonString(method)] : []),
      pythonPieces(urlPieces(request), { indent, before: indent, after: 1 }, quote),
      ...(isBuilt || auth === null ? [] : [auth]),
      ...printHeaders(request, printed, indent),
      ...(printed?.argument ? [printed.argument] : []),
    ],
  };
}

function callOf({ method, body }: HttpRequest): string {
  const takesBody = ['POST', 'PUT', 'PATCH'];
  const functions = body ? takesBody : ['GET', 'OPTIONS', 'HEAD', 'DELETE', ...takesBody];
  return functions.includes(method)
    ? `${method.toLowerCase()}(`
    : `request(\n        ${pythonString(method)},`;
}

/** The target in bytes, where httpx would resolve dots in it. */
function printRawPath({ target, targetPieces }: HttpRequest): string | undefined {
  const [path = ''] = target.split('?');
  const isKept = !path.split('/').some((segment) => segment === '.' || segment === '..');
  if (isKept) return undefined;
  const pieces = joinPieces(targetPieces ?? [target]);
  const [only] = pieces;
  if (pieces.length === 1 && typeof only === 'string') {
    return pythonAssignment('raw_path', `b${pythonString(only)}`, 4);
  }
  const sum = pythonPieces(pieces, { indent: 8, before: 8, after: 0 }, quote);
  const line = `raw_path = (${sum}).encode()`;
  const fits = 4 + line.length <= pythonLayout.width && !sum.includes('\n');
  return fits ? line : `raw_path = (\n        ${sum}\n    ).encode()`;
}

function quote(variable: string): string {
  return `quote(${variable}, safe="")`;
}

function printAuth(request: HttpRequest): string | null {
  const basic = findLoneBasic(request);
  if (!basic) return null;
  const items = [basic.username, basic.password].map(({ variable }) => pythonVariable(variable));
  const place = { indent: 8, before: '        auth='.length, after: 1 };
  return `auth=${pythonSequence('(', items, ')', place)}`;
}

/** What the header holds that httpx cannot be left to make, since another one has its name. */
function printCredentials(request: HttpRequest): string[] {
  const basic = findBasic(request);
  if (!basic || findLoneBasic(request)) return [];
  const [username, password] = [basic.username, basic.password].map(({ variable }) =>
    pythonVariable(variable),
  );
  const pair = `(${username} + ":" + ${password}).encode()`;
  const line = `credentials = base64.b64encode(${pair}).decode()`;
  const fits = line.length <= pythonLayout.width;
  return [fits ? line : `credentials = base64.b64encode(\n    ${pair}\n).decode()`];
}

function importsOf(request: HttpRequest, body: HttpxBody | undefined): string[] {
  const { clientCertificate, targetPieces, files } = request;
  const quotes = targetPieces?.some((piece) => typeof piece !== 'string') ?? false;
  const encodes = findBasic(request) !== undefined && !findLoneBasic(request);
  const parse = [...(quotes ? ['quote'] : []), ...(body?.encodesForm ? ['urlencode'] : [])];
  return [
    ...(encodes ? ['import base64'] : []),
    ...(readsEnvironment(request) ? ['import os'] : []),
    ...(clientCertificate ? ['import ssl'] : []),
    'import sys',
    ...(body && files.length > 0 ? ['from pathlib import Path'] : []),
    ...(parse.length > 0 ? [`from urllib.parse import ${parse.join(', ')}`] : []),
  ];
}
