import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { hasDotSegment } from '../find-fault.ts';
import { findBasic, findHeader, headerPieces, headerValue } from '../header-value.ts';
import type { SnippetView, Unprintable } from '../language.ts';
import { isRead } from '../pieces.ts';
import { type Body, printBody } from './body.ts';
import { bashPieces, bashString, bashWord } from './literals.ts';
import { printUrl } from './url.ts';

/** What the template of curl is given. */
export function view(request: HttpRequest): SnippetView | Unprintable {
  const { method, body } = request;
  if (method === 'HEAD' && body) return { unprintable: 'curl waits for a body in the answer to HEAD' };
  const url = printUrl(request);
  if ('unprintable' in url) return url;
  const printed = body && printBody(body, findHeader(request.headers, 'Content-Type'));
  return {
    needed: printed?.needed ?? [],
    input: inputLines(printed?.input ?? []),
    flags: flagsOf(request),
    method: methodOption(request),
    url: url.url,
    options: [
      ...url.options,
      ...credentialOptions(request),
      ...printHeaders(request, printed),
      ...(printed?.options ?? []),
    ],
  };
}

function inputLines(commands: readonly string[]): string[] {
  if (commands.length < 2) return commands.map((command) => `${command} |`);
  return ['{', ...commands.map((command) => `  ${command}`), '} |'];
}

/** Without them curl would expand brackets and resolve dots before it sends. */
function flagsOf(request: HttpRequest): string[] {
  const flags: string[] = [];
  if (/[[\]{}]/.test(request.target)) flags.push('--globoff');
  if (hasDotSegment(request)) flags.push('--path-as-is');
  return flags;
}

function methodOption({ method, body }: HttpRequest): string | null {
  if (method === 'GET' && !body) return null;
  // With --request HEAD curl would wait for the body that the length announces.
  if (method === 'HEAD') return '--head';
  return `--request ${bashWord(method)}`;
}

function credentialOptions(request: HttpRequest): string[] {
  const { clientCertificate } = request;
  const basic = findBasic(request);
  return [
    ...(clientCertificate
      ? [`--cert "$${clientCertificate.certificate}"`, `--key "$${clientCertificate.key}"`]
      : []),
    ...(basic ? [`--user "$${basic.username.variable}:$${basic.password.variable}"`] : []),
  ];
}

function printHeaders({ headers, body }: HttpRequest, printed: Body | undefined): string[] {
  const contentType = findHeader(headers, 'Content-Type');
  const lines = headers
    .filter((header) => header.credential?.kind !== 'basic')
    .flatMap((header) => {
      if (header !== contentType || printed?.contentType === undefined) return [printHeader(header)];
      return printed.contentType === 'implied' ? [] : [bashString(`${header.name}: ${printed.contentType}`)];
    });
  // `Name:` takes away a header that curl adds by itself.
  const all = body && !contentType ? [...lines, bashString('Content-Type:')] : lines;
  return all.map((line) => `--header ${line}`);
}

function printHeader(header: RequestHeader): string {
  const pieces = headerPieces(header);
  if (pieces.some(isRead)) return bashPieces([`${header.name}: `, ...pieces]);
  const value = headerValue(header);
  // `Name:` tells curl to leave a header out, `Name;` to send it empty.
  return bashString(value === '' ? `${header.name};` : `${header.name}: ${value}`);
}
