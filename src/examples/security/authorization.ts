import type { RequestHeader } from '../../model/example.ts';
import type { SecurityScheme } from '../../model/operation.ts';
import { nothing, type Placement } from './applied-security.ts';

/** Names of the [HTTP authentication schemes](https://www.iana.org/assignments/http-authschemes/) as they are registered, by lower case. */
const registered: Readonly<Record<string, string>> = {
  bearer: 'Bearer',
  concealed: 'Concealed',
  digest: 'Digest',
  dpop: 'DPoP',
  gnap: 'GNAP',
  hoba: 'HOBA',
  mutual: 'Mutual',
  negotiate: 'Negotiate',
  oauth: 'OAuth',
  privatetoken: 'PrivateToken',
  'scram-sha-1': 'SCRAM-SHA-1',
  'scram-sha-256': 'SCRAM-SHA-256',
};

/** [`http` bearer](https://www.rfc-editor.org/rfc/rfc6750#section-2.1), `oauth2` and `openIdConnect`: a token read from `ACCESS_TOKEN`. */
export const bearer: Placement = (scheme) => token('Bearer', scheme, 'ACCESS_TOKEN', 'example-access-token');

/**
 * Any other `http` scheme: its name, then credentials that are made elsewhere, read from `API_CREDENTIALS`. What a
 * program answers to a challenge, as in Digest, no document can print.
 */
export const otherHttp: Placement = (scheme) => {
  const name = scheme.scheme ?? '';
  return token(registered[name] ?? name, scheme, 'API_CREDENTIALS', 'example-credentials');
};

/**
 * [`http` basic](https://www.rfc-editor.org/rfc/rfc7617#section-2): read from `API_USERNAME` and `API_PASSWORD`;
 * `x-docs-env` names what stands in place of `API`, `x-docs-example` has the form `<username>:<password>`.
 */
export const basic: Placement = (scheme) => {
  const prefix = scheme.variable ?? 'API';
  const [, user = '', secret = ''] = /^([^:]*):?(.*)$/s.exec(scheme.example ?? 'user:password') ?? [];
  const username = { variable: `${prefix}_USERNAME`, literal: user };
  const password = { variable: `${prefix}_PASSWORD`, literal: secret };
  const header: RequestHeader = {
    name: 'Authorization',
    value: `Basic ${Buffer.from(`${user}:${secret}`).toString('base64')}`,
    credential: { kind: 'basic', username, password },
  };
  return { ...nothing, headers: [header], credentials: [username, password] };
};

function token(name: string, scheme: SecurityScheme, fallback: string, example: string) {
  const credential = { variable: scheme.variable ?? fallback, literal: scheme.example ?? example };
  const prefix = name === '' ? '' : `${name} `;
  const header: RequestHeader = {
    name: 'Authorization',
    value: `${prefix}${credential.literal}`,
    credential: { kind: 'pieces', pieces: prefix === '' ? [credential] : [prefix, credential] },
  };
  return { ...nothing, headers: [header], credentials: [credential] };
}
