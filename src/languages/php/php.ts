import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { hasDotSegment } from '../find-fault.ts';
import { type Basic, findHeader, headerPieces } from '../header-value.ts';
import { hostFile } from '../host-file.ts';
import {
  type Command,
  defineLanguage,
  type RunContext,
  type SnippetView,
  type Unprintable,
} from '../language.ts';
import { findLoneBasic } from '../lone-basic.ts';
import { urlPieces } from '../pieces.ts';
import { type PhpBody, printBody } from './body.ts';
import { phpAssignment, phpCall, phpConcatenation, phpList } from './layout.ts';
import { phpPieces, phpString, phpVariable } from './literals.ts';

/** A PHP program that uses the extension curl. */
export const php = defineLanguage({
  id: 'php',
  title: 'PHP',
  grammar: 'php',
  extension: 'php',
  view,
  runner: {
    needs: [
      { name: 'php', probe: ['php', '--version'], install: 'apt-get install php-cli' },
      {
        name: "php's curl",
        probe: ['php', '-r', 'echo curl_version()["version"];'],
        install: 'apt-get install php-curl',
      },
    ],
    command: (file, context) => ({
      command: 'php',
      args: [...settings(context), file],
      env: environment(context),
    }),
    host: {
      kind: 'forks',
      command: (context) => ({
        command: 'sh',
        args: ['-c', 'exec php "$@" 3<&0 <"$0"', hostFile('php.php'), ...settings(context)],
        env: environment(context),
      }),
    },
  },
});

function settings({ caFile }: RunContext): string[] {
  const trust = ['-d', `curl.cainfo=${caFile}`, '-d', `openssl.cafile=${caFile}`];
  // No php.ini of the machine, but the folder that says which extensions there are.
  return ['-c', '/dev/null', '-d', 'display_errors=stderr', ...trust];
}

function environment({ proxy }: RunContext): Command['env'] {
  return { https_proxy: proxy, http_proxy: proxy, no_proxy: '', NO_PROXY: '' };
}

function view(request: HttpRequest): SnippetView | Unprintable {
  if (request.method === 'HEAD' && request.body) {
    return { unprintable: 'curl waits for the body of the answer to a HEAD with a body' };
  }
  const body = request.body && printBody(request.body, findHeader(request.headers, 'Content-Type'));
  return {
    declarations: body?.declarations ?? [],
    init: printInit(request),
    options: printOptions(request, body),
  };
}

function printInit(request: HttpRequest): string {
  const operands = phpPieces(urlPieces(request), (variable) => `rawurlencode(${variable})`);
  const url = phpConcatenation(operands, { indent: '$curl = curl_init('.length + 1, extra: 0 });
  const fits = !url.includes('\n');
  const printed = fits ? url : phpConcatenation(operands, { indent: 4, extra: 4 });
  return phpCall('curl_init', [printed], { indent: 0, before: '$curl = '.length, after: 1 });
}

function printOptions(request: HttpRequest, body: PhpBody | undefined): string[] {
  const { method, headers, clientCertificate } = request;
  const options: string[] = [];
  if (method === 'HEAD') options.push('CURLOPT_NOBODY => true');
  else if (method !== 'GET' || body) options.push(`CURLOPT_CUSTOMREQUEST => ${phpString(method)}`);
  if (hasDotSegment(request)) options.push('CURLOPT_PATH_AS_IS => true');
  if (clientCertificate) {
    options.push(`CURLOPT_SSLCERT => ${phpVariable(clientCertificate.certificate)}`);
    options.push(`CURLOPT_SSLKEY => ${phpVariable(clientCertificate.key)}`);
  }
  const basic = findLoneBasic(request);
  if (basic) options.push(phpAssignment('CURLOPT_USERPWD =>', userAndPassword(basic), 4));
  const items = [
    ...headers.flatMap((header) => (header === basic?.header ? [] : printHeader(header, body))),
    // `Name:` takes away a header that curl adds by itself.
    ...(body && !findHeader(headers, 'Content-Type') ? [phpString('Content-Type:')] : []),
  ];
  const before = '    CURLOPT_HTTPHEADER => '.length;
  if (items.length > 0) {
    options.push(`CURLOPT_HTTPHEADER => ${phpList(items, { indent: 4, before, after: 1 })}`);
  }
  if (body) options.push(`CURLOPT_POSTFIELDS => ${body.expression}`);
  return options;
}

function userAndPassword({ username, password }: Pick<Basic, 'username' | 'password'>): string[] {
  return [phpVariable(username.variable), "':'", phpVariable(password.variable)];
}

function printHeader(header: RequestHeader, body: PhpBody | undefined): string[] {
  const { name, credential } = header;
  if (name.toLowerCase() === 'content-type' && body?.contentType !== undefined) {
    return body.contentType === '' ? [] : [phpString(`${name}: ${body.contentType}`)];
  }
  if (credential?.kind === 'basic') {
    const encoded = `base64_encode(${userAndPassword(credential).join(' . ')})`;
    return [printItem([phpString(`${name}: Basic `), encoded])];
  }
  const pieces = headerPieces(header);
  // `Name:` tells curl to leave a header out, `Name;` to send it empty.
  if (pieces.length === 0 || (pieces.length === 1 && pieces[0] === '')) return [phpString(`${name};`)];
  const [first, ...rest] = pieces;
  const start = typeof first === 'string' ? [`${name}: ${first}`] : [`${name}: `, ...(first ? [first] : [])];
  return [printItem(phpPieces([...start, ...rest], (variable) => variable))];
}

/** A header as an item of the list. */
function printItem(operands: readonly string[]): string {
  return phpConcatenation(operands, { indent: 8, extra: 0 });
}
