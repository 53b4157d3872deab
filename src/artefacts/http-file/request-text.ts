import type { Credential, Example, HttpRequest, Piece, RequestHeader } from '../../model/example.ts';
import type { Server } from '../../model/operation.ts';
import { requestAddress } from '../request-address.ts';
import { bodyText, boundary } from './body-text.ts';

/**
 * One request in the
 * [HTTP request format](https://github.com/JetBrains/http-request-in-editor-spec/blob/master/spec.md), titled by its
 * operation and example.
 */
export function requestText(example: Example, server: Server | undefined): string {
  const { operation, request } = example;
  const title = operation.summary || `${operation.method} ${operation.path}`;
  const body = request.body && bodyText(request.body, example);
  const head = [
    `### ${`${title} (${example.summary || example.name})`.replace(/\s+/g, ' ')}`,
    `# @name ${`${operation.id}_${example.name}`.replace(/[^\w]+/g, '_')}`,
  ];
  if (request.body && body === undefined) {
    return [...head, '# Left out: a line of the body would end the request in this format.'].join('\n');
  }
  const lines = [
    ...head,
    `${request.method} ${urlOf(example, server)}`,
    ...request.headers.map((header) => headerLine(header, request)),
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

function headerLine({ name, value, credential }: RequestHeader, { credentials, body }: HttpRequest): string {
  if (body?.kind === 'multipart' && name.toLowerCase() === 'content-type')
    return `${name}: ${value}; boundary=${boundary}`;
  if (credential?.kind === 'basic')
    return `${name}: Basic ${[credential.username, credential.password].map(pieceText).join(' ')}`;
  if (credential?.kind === 'pieces') return `${name}: ${credential.pieces.map(pieceText).join('')}`;
  if (name.toLowerCase() !== 'cookie') return `${name}: ${value}`;
  return `${name}: ${value.split('; ').map(bindPair(credentials)).join('; ')}`;
}

function pieceText(piece: Piece): string {
  return typeof piece === 'string' ? piece : `{{${piece.variable.toLowerCase()}}}`;
}
