import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { FlowSource } from '../../model/flow.ts';
import type { Operation } from '../../model/operation.ts';
import { requestAddress } from '../request-address.ts';
import { boundValues } from './bound-values.ts';
import { encodeScript } from './encode-script.ts';
import { toFolders } from './folders.ts';
import type { Auth, Collection, Item, Request, Script } from './format.ts';
import { itemId } from './item-id.ts';
import { itemName } from './item-name.ts';
import { planExamples } from './prepare/plan.ts';
import { keepScript, prepareScript } from './prepare/prepare-script.ts';
import { refreshScript } from './refresh-script.ts';
import { savedResponses } from './saved-responses.ts';
import { stableUuid } from './stable-uuid.ts';
import { testScript } from './test-script.ts';
import { bearerAuth, type RequestContext, toRequest } from './to-request.ts';
import { baseOf } from './to-url.ts';
import { unsampledExample } from './unsampled-example.ts';

/** One Version as a collection: a folder a tag, a request an example. */
export function toCollection(
  version: Version,
  examples: readonly Example[],
  sources: readonly FlowSource[],
): Collection {
  const [server] = version.servers;
  const inherited = collectionAuth(version);
  const plans = planExamples(version, examples, sources);
  const context = { server, inherited, bound: boundValues(version, plans) };
  const refresh = refreshScript(examples, server);
  const prepare =
    plans.size > 0 ? prepareScript(plans, sources, (example) => itemName(example, examples)) : undefined;
  const item = toFolders(version, itemsByTag(version, examples, context));
  const isBeside = ({ request }: Example) => baseOf(requestAddress(request, server), server) === '{{origin}}';
  const origin = examples.some(isBeside) ? [originScript] : [];
  const event = [...origin, ...(refresh ? [refresh] : []), ...(prepare ? [prepare] : [])];
  return {
    info: {
      _postman_id: stableUuid(version.api, version.id),
      name: collectionName(version),
      description: version.info.description ?? version.info.summary ?? '',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item,
    auth: inherited,
    ...(event.length > 0 && { event: [joinScripts(event)] }),
  };
}

/** For operations that lie beside the server's path. */
const originScript: Script = {
  listen: 'prerequest',
  script: {
    type: 'text/javascript',
    exec: [
      "pm.variables.set('origin', (/^\\w+:\\/\\/[^/]+/.exec(pm.environment.get('base_url')) || [''])[0]);",
    ],
  },
};

/** Postman runs one script an event; each keeps its names to itself. */
function joinScripts(scripts: readonly Script[]): Script {
  const exec = scripts.flatMap(({ script }) => ['{', ...script.exec, '}']);
  return { listen: 'prerequest', script: { type: 'text/javascript', exec } };
}

export function collectionName({ info, id }: Version): string {
  return `${info.title} ${id}`;
}

/** The access token wherever one is used: operations without authentication say so themselves. */
function collectionAuth({ securitySchemes }: Version): Auth {
  const scheme = Object.values(securitySchemes).find(
    ({ type, scheme: name }) => type === 'oauth2' || type === 'openIdConnect' || name === 'bearer',
  );
  return scheme ? bearerAuth((scheme.variable ?? 'ACCESS_TOKEN').toLowerCase()) : { type: 'noauth' };
}

/** The requests by slug of the folder that they lie in. */
function itemsByTag(
  version: Version,
  examples: readonly Example[],
  context: RequestContext,
): ReadonlyMap<string, readonly Item[]> {
  const byOperation = new Map<string, Example[]>();
  for (const example of examples) {
    const known = byOperation.get(example.operation.id);
    if (known) known.push(example);
    else byOperation.set(example.operation.id, [example]);
  }
  const byTag = new Map<string, Item[]>();
  for (const operation of version.operations) {
    const own = items(operation, byOperation.get(operation.id) ?? [], context);
    byTag.set(operation.tagSlug, [...(byTag.get(operation.tagSlug) ?? []), ...own]);
  }
  return byTag;
}

function items(operation: Operation, examples: readonly Example[], context: RequestContext): readonly Item[] {
  const all = examples.length > 0 ? examples : [unsampledExample(operation, context.server)];
  const names = all.map(({ name }) => name);
  return all.map((example) => {
    const request = toRequest(example, context);
    const behaviour = behaviourOf(example);
    return {
      id: itemId(example),
      name: itemName(example, all),
      event: scriptsOf(example, context),
      request,
      response: savedResponses(example, withoutDescription(request), names),
      ...(Object.keys(behaviour).length > 0 && { protocolProfileBehavior: behaviour }),
    };
  });
}

function scriptsOf(example: Example, { bound }: RequestContext): readonly Script[] {
  const plan = bound.plans.get(example);
  const encode = encodeScript(example);
  return [...(encode ? [encode] : []), testScript(example, plan ? keepScript(plan, example) : [])];
}

function behaviourOf({ request, response }: Example): Readonly<Record<string, boolean>> {
  return {
    // Postman drops the body of these methods unless it is told not to.
    ...(request.body &&
      /^(?:GET|HEAD|COPY|PURGE|UNLOCK)$/.test(request.method) && { disableBodyPruning: true }),
    // Else the documented answer would never be seen.
    ...(response?.response.status.startsWith('3') && { followRedirects: false }),
  };
}

/** The request stands beside its answers: once is enough. */
function withoutDescription({ description: _, ...request }: Request): Request {
  return request;
}
