import type { Version } from '../../model/docs.ts';
import type { Example } from '../../model/example.ts';
import type { Operation } from '../../model/operation.ts';
import { boundValues } from './bound-values.ts';
import type { Auth, Collection, Folder, Item, Request } from './format.ts';
import { refreshScript } from './refresh-script.ts';
import { savedResponses } from './saved-responses.ts';
import { stableUuid } from './stable-uuid.ts';
import { testScript } from './test-script.ts';
import { bearerAuth, type RequestContext, toRequest } from './to-request.ts';
import { unsampledExample } from './unsampled-example.ts';

/** One Version as a collection: a folder a tag, a request an example. */
export function toCollection(version: Version, examples: readonly Example[]): Collection {
  const [server] = version.servers;
  const inherited = collectionAuth(version);
  const context = { server, inherited, bound: boundValues(version) };
  const script = refreshScript(examples, server);
  return {
    info: {
      _postman_id: stableUuid(version.api, version.id),
      name: collectionName(version),
      description: version.info.description ?? version.info.summary ?? '',
      schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
    },
    item: folders(version, examples, context),
    auth: inherited,
    ...(script && { event: [script] }),
  };
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

function folders(version: Version, examples: readonly Example[], context: RequestContext): readonly Folder[] {
  const byOperation = new Map<string, Example[]>();
  for (const example of examples) {
    const { id } = example.operation;
    byOperation.set(id, [...(byOperation.get(id) ?? []), example]);
  }
  const untagged = { name: 'Operations', slug: 'operations', description: '' };
  return [...version.tags, untagged].flatMap(({ name, slug, description }) => {
    const operations = version.operations.filter(({ tagSlug }) => tagSlug === slug);
    const item = operations.flatMap((operation) =>
      items(operation, byOperation.get(operation.id) ?? [], context),
    );
    return item.length > 0 ? [{ name, description, item }] : [];
  });
}

function items(operation: Operation, examples: readonly Example[], context: RequestContext): readonly Item[] {
  const all = examples.length > 0 ? examples : [unsampledExample(operation, context.server)];
  const names = all.map(({ name }) => name);
  return all.map((example) => {
    const request = toRequest(example, context);
    const title = operation.summary || `${operation.method} ${operation.path}`;
    return {
      id: stableUuid(operation.api, operation.version, operation.id, example.name),
      name: all.length > 1 ? `${title} (${example.summary || example.name})` : title,
      event: [testScript(example)],
      request,
      response: savedResponses(example, withoutDescription(request), names),
      // Postman drops the body of these methods unless it is told not to.
      ...(request.body &&
        /^(?:GET|HEAD|COPY|PURGE|UNLOCK)$/.test(request.method) && {
          protocolProfileBehavior: { disableBodyPruning: true },
        }),
    };
  });
}

/** The request stands beside its answers: once is enough. */
function withoutDescription({ description: _, ...request }: Request): Request {
  return request;
}
