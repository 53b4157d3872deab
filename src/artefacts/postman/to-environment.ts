import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Server } from '../../model/operation.ts';
import { absoluteUrl } from '../request-address.ts';
import { credentialVariable } from './bound-values.ts';
import type { Environment, EnvironmentValue } from './format.ts';
import { nameOf } from './server-slugs.ts';
import { stableUuid } from './stable-uuid.ts';
import { collectionName } from './to-collection.ts';

/** The variables of a collection for one server; credentials are secret and empty. */
export function toEnvironment(version: Version, server: Server, examples: readonly Example[]): Environment {
  const origin = examples[0]?.request.origin ?? 'http://localhost';
  const credentials = examples.flatMap(({ request }) => request.credentials);
  const names = new Set(credentials.map(({ variable }) => credentialVariable(variable)));
  const secrets = [...new Set(['access_token', 'refresh_token', ...names])];
  return {
    id: stableUuid(version.api, version.id, server.url, server.description),
    name: `${collectionName(version)} - ${nameOf(server)}`,
    values: [
      variable('base_url', 'default', absoluteUrl(server, origin)),
      ...secrets.map((name) => variable(name, 'secret')),
      variable('token_expiry', 'default'),
      variable('user_id', 'default'),
    ],
    _postman_variable_scope: 'environment',
  };
}

function variable(key: string, type: EnvironmentValue['type'], value = ''): EnvironmentValue {
  return { key, value, type, enabled: true };
}
