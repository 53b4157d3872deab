import type { Example } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import type { Server } from '../../model/operation.ts';
import { requestAddress } from '../request-address.ts';
import { captureScript } from './capture-script.ts';
import { type Capture, findCaptures, isSuccess, variableOf } from './captures.ts';
import type { Script } from './format.ts';
import { isBearer } from './to-request.ts';

/**
 * Renews an expired access token before a request that needs it, where the API has an operation that takes a refresh
 * token and answers an access token.
 *
 * Postman sends the request only when a script and what it waits for have ended.
 */
export function refreshScript(examples: readonly Example[], server: Server | undefined): Script | undefined {
  for (const example of examples) {
    const renewal = renewalOf(example);
    if (!renewal) continue;
    const exec = script(example, renewal, server);
    return { listen: 'prerequest', script: { type: 'text/javascript', exec } };
  }
  return undefined;
}

interface Renewal {
  readonly payload: Json;
  /** Keys to the refresh token in the payload. */
  readonly path: readonly string[];
  readonly captures: readonly Capture[];
}

function renewalOf({ request, response }: Example): Renewal | undefined {
  if (request.body?.kind !== 'json' || response?.example === undefined) return undefined;
  if (!isSuccess(response.response) || request.headers.some(isBearer)) return undefined;
  const captures = findCaptures(response.example.value);
  const sent = findCaptures(request.body.value).find(({ variable }) => variable === 'refresh_token');
  const answersToken = captures.some(({ variable }) => variable === 'access_token');
  return sent && answersToken ? { payload: request.body.value, path: sent.path, captures } : undefined;
}

function script({ request }: Example, { payload, path, captures }: Renewal, server: Server | undefined) {
  const address = requestAddress(request, server);
  const url = address.relative ? "pm.environment.get('base_url') + " : `${JSON.stringify(address.origin)} + `;
  const headers = Object.fromEntries(request.headers.map(({ name, value }) => [name, value]));
  const keys = path.map((key) => `[${JSON.stringify(key)}]`).join('');
  return [
    "const expiry = Number(pm.environment.get('token_expiry'));",
    "const refreshToken = pm.environment.get('refresh_token');",
    "const needsToken = pm.request.auth?.type !== 'noauth';",
    'if (needsToken && refreshToken && expiry > 0 && Date.now() >= expiry) {',
    `  const payload = ${JSON.stringify(withoutToken(payload))};`,
    `  payload${keys} = refreshToken;`,
    '  const renewal = {',
    `    url: ${url}${JSON.stringify(address.path)},`,
    `    method: ${JSON.stringify(request.method)},`,
    `    header: ${JSON.stringify(headers)},`,
    "    body: { mode: 'raw', raw: JSON.stringify(payload) },",
    '  };',
    '  pm.sendRequest(renewal, (error, response) => {',
    '    if (error || response.code >= 300) {',
    "      console.warn('The access token could not be renewed: log in again.');",
    '      return;',
    '    }',
    '    const body = response.json();',
    ...captureScript(captures, '    '),
    '  });',
    '}',
  ];
}

/** The literal of the documentation is none of the reader's tokens. */
function withoutToken(value: Json): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      variableOf(key) === 'refresh_token' ? '' : withoutToken(member),
    ]),
  );
}
