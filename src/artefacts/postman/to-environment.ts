import { isSecretName } from '../../lib/secrets.ts';
import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { FlowSource } from '../../model/flow.ts';
import type { Server } from '../../model/operation.ts';
import { absoluteUrl } from '../request-address.ts';
import { credentialVariable } from './bound-values.ts';
import { capturedLiterals } from './captures.ts';
import type { Environment, EnvironmentValue } from './format.ts';
import { planExamples } from './prepare/plan.ts';
import { nameOf } from './server-slugs.ts';
import { stableUuid } from './stable-uuid.ts';
import { collectionName } from './to-collection.ts';

/** The variables of a collection for one server, each with what the documentation prints for it. */
export function toEnvironment(
  version: Version,
  server: Server,
  examples: readonly Example[],
  sources: readonly FlowSource[],
): Environment {
  const origin = examples[0]?.request.origin ?? 'http://localhost';
  const url = absoluteUrl(server, origin);
  const plans = [...planExamples(version, examples, sources).values()];
  const called = new Set(plans.flatMap(({ before }) => before.map(({ source }) => source)));
  const printed = literalsOf(
    version,
    examples,
    plans.flatMap(({ slots }) => slots),
  );
  return {
    id: stableUuid(version.api, version.id, server.url, server.description),
    name: `${collectionName(version)} - ${nameOf(server)}`,
    values: [
      variable('base_url', url),
      ...(plans.length > 0 ? [variable('prepare', isProduction(server) ? 'false' : 'true')] : []),
      ...sources
        .filter(({ name }) => called.has(name))
        .map(({ name, servers }) => variable(`${name}_url`, beside(url, servers[0]))),
      ...['access_token', 'refresh_token', 'token_expiry', 'user_id'].map((name) =>
        variable(name, printed.get(name)),
      ),
      ...[...printed].filter(([name]) => !usual.has(name)).map(([name, literal]) => variable(name, literal)),
    ],
    _postman_variable_scope: 'environment',
  };
}

const usual = new Set(['access_token', 'refresh_token', 'token_expiry', 'user_id']);

/** What the documentation prints for each variable; of several literals the first. */
function literalsOf(
  version: Version,
  examples: readonly Example[],
  slots: readonly { readonly variable: string; readonly literal: string }[],
): ReadonlyMap<string, string> {
  const printed = new Map<string, string>();
  const note = (name: string, literal: string) => {
    if (!printed.has(name)) printed.set(name, literal);
  };
  for (const { request } of examples)
    for (const { variable: name, literal } of request.credentials) note(credentialVariable(name), literal);
  for (const { variable: name, literal } of slots) note(name, literal);
  for (const [name, [literal]] of capturedLiterals(version))
    if (literal !== undefined && name !== 'token_expiry') note(name, literal);
  return printed;
}

/** The server of a FlowSource belongs to the servers that stand beside it. */
function beside(url: string, server: Server | undefined): string {
  if (!server || !URL.canParse(server.url)) return '';
  return new URL(server.url).origin === new URL(url).origin ? server.url : '';
}

function isProduction({ description }: Server): boolean {
  return /\bproduction\b/i.test(description);
}

function variable(key: string, value = ''): EnvironmentValue {
  return {
    key,
    value,
    type: isSecretName(key) || secretCodes.test(key) ? 'secret' : 'default',
    enabled: true,
  };
}

/** One-time codes. */
const secretCodes = /(?:^|_)code$/;
