import type { HttpRequest } from '../../model/example.ts';
import { findHeader } from '../header-value.ts';
import { hostFile } from '../host-file.ts';
import { javascriptPieces, javascriptString, javascriptVariable } from '../javascript-literals.ts';
import {
  type Command,
  defineLanguage,
  type RunContext,
  type SnippetView,
  type Unprintable,
} from '../language.ts';
import { findLoneBasic } from '../lone-basic.ts';
import { urlPieces } from '../pieces.ts';
import type { AxiosBody } from './axios-body.ts';
import { printBody } from './body.ts';
import { printHeaders } from './headers.ts';
import { linkBeside } from './link-beside.ts';
import { printTransport } from './transport.ts';

/** A module for Node 18 and later that uses the package axios. */
export const javascriptAxios = defineLanguage({
  id: 'javascript-axios',
  title: 'JavaScript (axios)',
  grammar: 'javascript',
  extension: 'mjs',
  view,
  runner: {
    needs: [
      { name: 'node', probe: [process.execPath, '--version'], install: 'apt-get install nodejs' },
      {
        name: 'axios',
        probe: [process.execPath, '-p', 'require("axios/package.json").version'],
        install: 'docproof setup',
        env: (context) => ({ NODE_PATH: packageFolder(context) }),
      },
    ],
    prepare: async (files, { folder, packages }) =>
      linkBeside('axios', packageFolder({ packages }), files, folder),
    command: (file, context) => ({
      command: process.execPath,
      args: ['--preserve-symlinks-main', file],
      env: environment(context),
    }),
    host: {
      kind: 'becomes',
      command: (context) => ({
        command: process.execPath,
        // It trusts the Wire alone, since Node parses all that it trusts.
        args: [
          '--use-openssl-ca',
          '--preserve-symlinks-main',
          hostFile('javascript.cjs'),
          `${packageFolder(context)}/axios/index.js`,
        ],
        env: { ...environment(context), SSL_CERT_FILE: context.caFile },
      }),
    },
  },
});

function environment({ proxy, caFile }: RunContext): Command['env'] {
  return { HTTPS_PROXY: proxy, HTTP_PROXY: proxy, no_proxy: '', NO_PROXY: '', NODE_EXTRA_CA_CERTS: caFile };
}

function packageFolder({ packages }: Pick<RunContext, 'packages'>): string {
  return `${packages}/javascript/node_modules`;
}

function view(request: HttpRequest): SnippetView | Unprintable {
  const unprintable = findReason(request);
  if (unprintable) return { unprintable };
  const { method, origin, body, headers, clientCertificate } = request;
  const printed = body && printBody(body, findHeader(headers, 'Content-Type'));
  const transport = printTransport(request);
  return {
    imports: importsOf(request, printed, transport !== undefined),
    declarations: [...(transport?.declarations ?? []), ...(printed?.declarations ?? [])],
    method: javascriptString(method),
    url: transport ? 'url' : `url: ${javascriptPieces(urlPieces(request), 'query')}`,
    basic: printBasic(request),
    headers: printHeaders(request, printed),
    data: printed?.expression ?? null,
    certificate: clientCertificate ? javascriptVariable(clientCertificate.certificate) : null,
    key: clientCertificate ? javascriptVariable(clientCertificate.key) : null,
    transport: transport ? { secure: origin.startsWith('https:') } : null,
  };
}

/** What axios, or Node below it, sends otherwise than it is told. */
function findReason(request: HttpRequest): string | undefined {
  const { method } = request;
  if (method !== method.toUpperCase()) {
    return `axios sends the method \`${method}\` as \`${method.toUpperCase()}\``;
  }
  if (method === 'CONNECT') return 'axios does not send CONNECT to a server';
  const cookies = request.headers.filter(({ name }) => name.toLowerCase() === 'cookie');
  if (cookies.length > 1) return 'axios joins the headers `Cookie` into one';
  return undefined;
}

function importsOf(request: HttpRequest, body: AxiosBody | undefined, isRaw: boolean): string[] {
  const { clientCertificate, origin, files } = request;
  const readsFiles = body !== undefined && files.length > 0;
  const secure = origin.startsWith('https:');
  return [
    ...(clientCertificate ? ['import { readFileSync } from "node:fs";'] : []),
    ...(readsFiles ? ['import { readFile } from "node:fs/promises";'] : []),
    ...(isRaw && !secure ? ['import http from "node:http";'] : []),
    ...(clientCertificate || (isRaw && secure) ? ['import https from "node:https";'] : []),
  ];
}

/** What `auth` holds, unless another header is called `Authorization`, which axios would leave out. */
function printBasic(request: HttpRequest): SnippetView | null {
  const basic = findLoneBasic(request);
  if (!basic) return null;
  return {
    username: javascriptVariable(basic.username.variable),
    password: javascriptVariable(basic.password.variable),
  };
}
