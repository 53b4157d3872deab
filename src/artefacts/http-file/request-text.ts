import type { Credential, Example, Piece, RequestContent, RequestHeader } from '../../model/example.ts';
import type { Server } from '../../model/operation.ts';
import { literalBraces } from '../literal-braces.ts';
import { requestAddress } from '../request-address.ts';

/**
 * One request in the
 * [HTTP request format](https://github.com/JetBrains/http-request-in-editor-spec/blob/master/spec.md), titled by its
 * operation and example.
 */
export function requestText(example: Example, server: Server | undefined): string {
  const { operation, request } = example;
  const title = operation.summary || `${operation.method} ${operation.path}`;
  const body = request.body && bodyText(request.body);
  const head = [
    `### ${`${title} (${example.summary || example.name})`.replace(/\s+/g, ' ')}`,
    `# @name ${`${operation.id}_${example.name}`.replace(/[^\w]+/g, '_')}`,
  ];
  if (body !== undefined && hasSeparator(body)) {
    return [...head, '# Left out: a line of the body would end the request in this format.'].join('\n');
  }
  const lines = [
    ...head,
    `${request.method} ${urlOf(example, server)}`,
    ...request.headers.map((header) => headerLine(header, request.credentials)),
  ];
  return body === undefined ? lines.join('\n') : `${lines.join('\n')}\n\n${body}`;
}

function urlOf({ request }: Example, server: Server | undefined): string {
  const { relative, origin, path, query } = requestAddress(request, server);
  const search =
    query === undefined ? '' : `?${query.split('&').map(bindPair(request.credentials)).join('&')}`;
  return `${relative ? '{{base_url}}' : origin}${path}${search}`;
}

function bindPair(credentials: readonly Credential[]): (pair: string) => string {
  return (pair) => {
    const [name = '', ...rest] = pair.split('=');
    const value = rest.join('=');
    const match = credentials.find(
      ({ literal }) => encodeURIComponent(literal) === value || literal === value,
    );
    return match ? `${name}={{${match.variable.toLowerCase()}}}` : pair;
  };
}

function headerLine({ name, value, credential }: RequestHeader, credentials: readonly Credential[]): string {
  if (credential?.kind === 'pieces') return `${name}: ${credential.pieces.map(pieceText).join('')}`;
  if (name.toLowerCase() !== 'cookie') return `${name}: ${value}`;
  return `${name}: ${value.split('; ').map(bindPair(credentials)).join('; ')}`;
}

function pieceText(piece: Piece): string {
  return typeof piece === 'string' ? piece : `{{${piece.variable.toLowerCase()}}}`;
}

function bodyText(body: RequestContent): string {
  if (body.kind === 'json') return literalBraces(JSON.stringify(body.value, null, 2));
  if (body.kind === 'text') return body.text;
  if (body.kind !== 'form') return '';
  return new URLSearchParams(body.pairs.map(([name, value]): [string, string] => [name, value])).toString();
}

/** A line of the body that begins a new request, reads a file or runs a script. */
function hasSeparator(body: string): boolean {
  return /^(?:###|<\s|>\s|> ?\{%)/m.test(body);
}
