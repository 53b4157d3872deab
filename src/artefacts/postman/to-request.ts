import type { Example, Piece, RequestHeader } from '../../model/example.ts';
import type { Server } from '../../model/operation.ts';
import { type BoundValues, bindCredentials, bindParameter, credentialVariable } from './bound-values.ts';
import type { Auth, Field, Request } from './format.ts';
import { toBody } from './to-body.ts';
import { toUrl } from './to-url.ts';

export interface RequestContext {
  /** The server that `{{base_url}}` stands for. */
  readonly server: Server | undefined;
  readonly bound: BoundValues;
  /** What requests inherit from the collection. */
  readonly inherited: Auth;
}

/** An example as Postman sends it; credentials, tokens and the server are variables. */
export function toRequest(example: Example, { server, bound, inherited }: RequestContext): Request {
  const { request, operation } = example;
  const auth = authOf(request.headers);
  const body = toBody(example, bound);
  return {
    method: request.method,
    ...(JSON.stringify(auth) !== JSON.stringify(inherited) && { auth }),
    header: request.headers
      .filter((header) => !isBearer(header) && !isBasic(header))
      .map((header) => toField(header, example, bound)),
    ...(body && { body }),
    url: toUrl(example, server, bound),
    description: `${operation.deprecated ? '**Deprecated.** ' : ''}${operation.description || operation.summary}`,
  };
}

/** Bearer tokens and Basic are Postman's business, so that scripts can see them; everything else is a header as documented. */
function authOf(headers: readonly RequestHeader[]): Auth {
  const basic = headers.find(isBasic)?.credential;
  if (basic?.kind === 'basic') return basicAuth(basic.username.variable, basic.password.variable);
  const token = headers.find(isBearer)?.credential;
  const [, piece] = token?.kind === 'pieces' ? token.pieces : [];
  if (piece === undefined || typeof piece === 'string') return { type: 'noauth' };
  return bearerAuth(credentialVariable(piece.variable));
}

export function bearerAuth(variable: string): Auth {
  return { type: 'bearer', bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }] };
}

function basicAuth(username: string, password: string): Auth {
  const variable = (key: string, name: string) =>
    ({ key, value: `{{${credentialVariable(name)}}}`, type: 'string' }) as const;
  return { type: 'basic', basic: [variable('username', username), variable('password', password)] };
}

function isBasic({ name, credential }: RequestHeader): boolean {
  return name.toLowerCase() === 'authorization' && credential?.kind === 'basic';
}

export function isBearer({ name, credential }: RequestHeader): boolean {
  return (
    name.toLowerCase() === 'authorization' &&
    credential?.kind === 'pieces' &&
    credential.pieces[0] === 'Bearer '
  );
}

function toField({ name, value, credential }: RequestHeader, example: Example, bound: BoundValues): Field {
  const { operation, request } = example;
  const parameter = operation.parameters.find(
    (each) => each.in === 'header' && each.name.toLowerCase() === name.toLowerCase(),
  );
  return {
    key: name,
    value:
      credential?.kind === 'pieces'
        ? credential.pieces.map(pieceText).join('')
        : name.toLowerCase() === 'cookie'
          ? bindCookies(value, request.credentials)
          : bindParameter('header', name, value, example, bound),
    ...(parameter?.description && { description: parameter.description }),
  };
}

function pieceText(piece: Piece): string {
  return typeof piece === 'string' ? piece : `{{${credentialVariable(piece.variable)}}}`;
}

function bindCookies(value: string, credentials: Example['request']['credentials']): string {
  return value
    .split('; ')
    .map((cookie) => cookie.replace(/(?<==).*$/s, (text) => bindCredentials(text, credentials)))
    .join('; ');
}
