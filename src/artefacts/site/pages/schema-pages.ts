import type { Version } from '../../../model/docs.ts';
import type { JsonObject, Schema } from '../../../model/json.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import { codeView, valueText } from '../code-view.ts';
import { schemaTexts } from '../machine/search/view-words.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { schemaView } from '../schema/schema-view.ts';
import { firstSentence } from '../text/plain.ts';

/** The list of a version's named schemas, and a page for each. */
export function* schemaPages(catalogue: Catalogue, version: Version): Iterable<Page> {
  const slugs = catalogue.schemaSlugs(version);
  if (slugs.size === 0) return;
  yield schemaIndex(catalogue, version, slugs);
  const users = operationsBySchema(version);
  for (const [name, slug] of slugs) yield schemaPage(catalogue, version, name, slug, users);
}

function schemaIndex(catalogue: Catalogue, version: Version, slugs: ReadonlyMap<string, string>): Page {
  const path = routes.schemas(version);
  const scope = createPageScope(catalogue, path, { version });
  return {
    ...frame(version),
    path,
    template: 'schema-index',
    title: 'Schemas',
    description: `Named schemas of ${version.info.title} ${version.label}.`,
    view: {
      schemas: [...slugs].map(([name, slug]) => ({
        name,
        href: scope.href(routes.schema(version, slug)),
        words: firstSentence(descriptionOf(namedSchema(version, name))),
      })),
    },
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title: 'Schemas' }],
    links: scope.links,
    counterpart: routes.schemas,
  };
}

function schemaPage(
  catalogue: Catalogue,
  version: Version,
  name: string,
  slug: string,
  users: ReadonlyMap<string, readonly Operation[]>,
): Page {
  const path = routes.schema(version, slug);
  const scope = createPageScope(catalogue, path, { version });
  const schema = namedSchema(version, name);
  const view = schemaView(schema, {
    scope,
    document: version.document,
    source: version.location,
    direction: 'both',
    // What it names has a page of its own.
    self: `#/components/schemas/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
    depth: 0,
    fields: Number.POSITIVE_INFINITY,
  });
  return {
    ...frame(version),
    path,
    template: 'schema',
    title: name,
    description: firstSentence(descriptionOf(schema)) || `The schema ${name} of ${version.info.title}.`,
    search: [
      {
        title: name,
        path,
        group: 'schema',
        detail: firstSentence(descriptionOf(schema)),
        texts: [{ kind: 'title', text: name }, ...schemaTexts([view])],
      },
    ],
    view: {
      schema: view,
      example: exampleOf(schema, catalogue),
      users: userLinks(name, users, scope),
    },
    crumbs: [
      { title: catalogue.apiTitle(version), path: routes.version(version) },
      { title: 'Schemas', path: routes.schemas(version) },
      { title: name },
    ],
    links: scope.links,
    counterpart: (other) => {
      const same = catalogue.schemaSlugs(other).get(name);
      return same === undefined ? undefined : routes.schema(other, same);
    },
  };
}

function frame(version: Version): Pick<Page, 'source' | 'version' | 'section' | 'contents'> {
  return { source: version.location, version, section: 'reference', contents: [] };
}

function namedSchema(version: Version, name: string): Schema {
  const components = version.document.components as { schemas?: Record<string, Schema> } | undefined;
  return components?.schemas?.[name] ?? true;
}

function descriptionOf(schema: Schema): string {
  return typeof schema === 'object' && typeof schema.description === 'string' ? schema.description : '';
}

function exampleOf(schema: Schema, catalogue: Catalogue): object | undefined {
  if (typeof schema !== 'object') return undefined;
  const example = schema.example ?? (Array.isArray(schema.examples) ? schema.examples[0] : undefined);
  return example === undefined ? undefined : codeView(catalogue, { title: 'Example', ...valueText(example) });
}

function userLinks(
  name: string,
  users: ReadonlyMap<string, readonly Operation[]>,
  scope: PageScope,
): object[] {
  return (users.get(name) ?? []).map((operation) => ({
    title: operation.summary || operation.id,
    method: operation.method,
    methodClass: operation.method.toLowerCase(),
    href: scope.href(routes.operation(operation)),
  }));
}

/** Schema name → operations whose bodies, parameters or headers name it, directly or through other schemas. */
function operationsBySchema(version: Version): Map<string, Operation[]> {
  const users = new Map<string, Operation[]>();
  for (const operation of version.operations) {
    const found = new Set<string>();
    const parts = [operation.parameters, operation.requestBody, operation.responses].map(
      (part) => part ?? null,
    );
    collectNames(parts as unknown, version.document, found);
    for (const name of found) {
      const list = users.get(name) ?? [];
      list.push(operation);
      users.set(name, list);
    }
  }
  return users;
}

const prefix = '#/components/schemas/';

function collectNames(value: unknown, document: JsonObject, found: Set<string>): void {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    if (key === '$ref' && typeof part === 'string' && part.startsWith(prefix)) {
      const name = part.slice(prefix.length);
      if (found.has(name)) continue;
      found.add(name);
      const components = document.components as { schemas?: Record<string, unknown> } | undefined;
      collectNames(components?.schemas?.[name], document, found);
    } else if (key !== 'examples' && key !== 'location') collectNames(part, document, found);
  }
}
