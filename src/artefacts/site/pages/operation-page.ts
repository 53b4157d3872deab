import { STATUS_CODES } from 'node:http';
import type { Example } from '../../../model/example.ts';
import type { Json } from '../../../model/json.ts';
import type { Header, MediaType, Operation, Parameter, Response } from '../../../model/operation.ts';
import { authenticationView } from '../authentication.ts';
import { type Catalogue, operationKey } from '../catalogue.ts';
import { codeView, valueText } from '../code-view.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { type FieldView, type SchemaOptions, schemaView } from '../schema/schema-view.ts';
import { durationWords, firstSentence } from '../text/plain.ts';
import { operationTwin } from '../twins/operation-twin.ts';
import { operationContents, reservedIds } from './operation-contents.ts';

/** The page of one operation. */
export function operationPage(catalogue: Catalogue, operation: Operation): Page {
  const version = catalogue.versionOf(operation);
  const path = routes.operation(operation);
  const scope = createPageScope(catalogue, path, { version });
  const description = scope.article(operation.description, operation.location, {
    anchors: true,
    reserved: reservedIds(operation),
  });
  const tag = version?.tags.find(({ slug }) => slug === operation.tagSlug);
  const view = {
    ...operationHead(operation, scope),
    prose: description.html,
    authentication: authenticationView(operation.security, scope),
    rateLimits: operation.rateLimits.map(({ limit, window, per, policy }) => ({
      words: `${limit.toLocaleString('en')} per ${durationWords(window)}`,
      per,
      policy: policy.replace(/[-_]/g, ' '),
    })),
    ...inputs(operation, scope),
    responses: operation.responses.map((response) => responseView(response, operation, scope)),
    requests: requestViews(operation, scope),
    answers: operation.responses
      .map((response) => answerView(response, operation, scope))
      .filter(hasExamples),
    guides: catalogue.guidesFor(operation).map((guide) => ({
      title: guide.title,
      href: scope.href(routes.guide(guide)),
    })),
    related: relatedOperations(operation, scope),
  };
  return {
    path,
    template: 'operation',
    title: operation.summary || operation.id,
    description: firstSentence(operation.description) || `${operation.method} ${operation.path}`,
    source: operation.location,
    view,
    ...(version === undefined ? {} : { version }),
    tagSlug: operation.tagSlug,
    section: 'reference',
    crumbs: [
      ...(version ? [{ title: catalogue.apiTitle(version), path: routes.version(version) }] : []),
      ...(version && tag ? [{ title: tag.name, path: routes.tag(version, tag.slug) }] : []),
      { title: operation.summary || operation.id },
    ],
    contents: operationContents(operation, description.headings),
    links: scope.links,
    counterpart: (other) => {
      const same = catalogue.operation(other, operation.id);
      return same && routes.operation(same);
    },
    ...neighbours(catalogue, operation),
    twin: operationTwin(catalogue, operation),
  };
}

function operationHead(operation: Operation, scope: PageScope): object {
  const server = operation.servers[0] ?? scope.version?.servers[0];
  return {
    id: operation.id,
    method: operation.method,
    methodClass: operation.method.toLowerCase(),
    // Path parameters stand out, and long paths may break after a slash.
    pathParts: operation.path
      .split(/(\{[^}]*\}|\/)/)
      .filter((part) => part !== '')
      .map((text) => ({ text, parameter: text.startsWith('{'), slash: text === '/' })),
    server: server?.url,
    deprecatedOperation: operation.deprecated,
  };
}

const places: readonly (readonly [Parameter['in'], string, string])[] = [
  ['path', 'Path parameters', 'path-parameters'],
  ['query', 'Query parameters', 'query-parameters'],
  ['querystring', 'Query string', 'query-string'],
  ['header', 'Request headers', 'request-headers'],
  ['cookie', 'Cookies', 'cookies'],
];

function inputs(operation: Operation, scope: PageScope): object {
  const parameterGroups = places
    .map(([place, title, id]) => ({
      title,
      id,
      fields: operation.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => parameterField(parameter, scope)),
    }))
    .filter(({ fields }) => fields.length > 0);
  const { requestBody } = operation;
  if (requestBody === undefined) return { parameterGroups };
  const body = {
    description: scope.prose(requestBody.description, requestBody.location),
    required: requestBody.required,
    contents: requestBody.content.map((media) => mediaView(media, 'request', scope)),
  };
  return { parameterGroups, body };
}

function parameterField(parameter: Parameter, scope: PageScope): FieldView & { style?: string } {
  const shape = schemaView(
    parameter.content?.schema ?? parameter.schema,
    schemaOptions(parameter, 'request', scope),
  );
  const description = scope.prose(parameter.description, parameter.location) || shape.description;
  const first = parameter.examples[0];
  return {
    ...shape,
    name: parameter.name,
    required: parameter.required,
    description,
    deprecated: parameter.deprecated || shape.deprecated,
    ...(first === undefined ? {} : { example: JSON.stringify(first.value) }),
    ...styleNote(parameter),
  };
}

/** Says how a parameter is written when it is not the usual way. */
function styleNote({ in: place, style, explode, content }: Parameter): { style?: string } {
  if (content !== undefined) return { style: `serialised as ${content.type}` };
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  if (style === usual && explode === (usual === 'form')) return {};
  return { style: `style ${style}, ${explode ? 'exploded' : 'not exploded'}` };
}

function schemaOptions(
  part: { readonly location: SchemaOptions['source'] },
  direction: SchemaOptions['direction'],
  scope: PageScope,
): SchemaOptions {
  return { scope, document: scope.version?.document ?? {}, source: part.location, direction };
}

function mediaView(media: MediaType, direction: 'request' | 'response', scope: PageScope): object {
  return { type: media.type, schema: schemaView(media.schema, schemaOptions(media, direction, scope)) };
}

function headerField(header: Header, scope: PageScope): FieldView {
  const shape = schemaView(header.schema, schemaOptions(header, 'response', scope));
  return {
    ...shape,
    name: header.name,
    required: false,
    description: scope.prose(header.description, header.location) || shape.description,
    ...(header.example === undefined ? {} : { example: plainValue(header.example) }),
  };
}

function plainValue(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function responseView(response: Response, operation: Operation, scope: PageScope): object {
  return {
    ...statusView(response.status),
    description: scope.prose(response.description, response.location),
    headers: response.headers.map((header) => headerField(header, scope)),
    contents: response.content.map((media) => mediaView(media, 'response', scope)),
    examples: exampleList(response, operation).map(({ name, summary, id }) => ({ name, summary, id })),
  };
}

function statusView(status: string): { status: string; phrase: string; kind: string } {
  const phrase = status === 'default' ? 'any other status' : (STATUS_CODES[status] ?? '');
  return { status, phrase, kind: /^[1-5]/.test(status) ? `${status[0]}xx` : 'other' };
}

interface AnswerExample {
  readonly name: string;
  readonly summary: string;
  readonly id: string;
  readonly proofId: string;
  readonly media: MediaType;
  readonly value: Json;
}

function exampleList(response: Response, operation: Operation): AnswerExample[] {
  return response.content.flatMap((media) =>
    media.examples.map((example) => ({
      name: example.name,
      summary: example.summary,
      id: `example-${response.status}-${example.name}`.replace(/[^\p{L}\p{N}_-]+/gu, '-'),
      proofId: `${operationKey(operation)}/${response.status}-${example.name}/http`,
      media,
      value: example.value,
    })),
  );
}

function answerView(
  response: Response,
  operation: Operation,
  scope: PageScope,
): { examples: readonly object[] } {
  return {
    ...statusView(response.status),
    examples: exampleList(response, operation).map(({ name, summary, id, proofId, media, value }) => ({
      name,
      summary: summary || name,
      id,
      code: codeView(scope.catalogue, { title: media.type, ...valueText(value, media.type), proofId }),
    })),
  };
}

function hasExamples(answer: { examples: readonly object[] }): boolean {
  return answer.examples.length > 0;
}

function requestViews(operation: Operation, { catalogue }: PageScope): object[] {
  const languages = new Map(catalogue.publication.languages.map((language) => [language.id, language]));
  return catalogue.examplesOf(operation).map((example: Example) => ({
    name: example.name,
    slug: example.slug,
    summary: example.summary || example.name,
    request: `${operation.method} ${example.request.target}`,
    sampled: example.origin === 'sampled',
    snippets: catalogue.snippetsOf(example).map((snippet) => {
      const language = languages.get(snippet.language);
      const title = language?.title ?? snippet.language;
      const proofId = `${operationKey(operation)}/${example.name}/${snippet.language}`;
      return {
        language: snippet.language,
        title,
        id: `snippet-${example.slug}-${snippet.language}`,
        code: codeView(catalogue, { title, text: snippet.text, grammar: language?.grammar ?? '', proofId }),
      };
    }),
  }));
}

function relatedOperations(operation: Operation, scope: PageScope): object[] {
  return (scope.version?.operations ?? [])
    .filter((other) => other !== operation && other.tags.some((tag) => operation.tags.includes(tag)))
    .slice(0, 6)
    .map((other) => ({
      title: other.summary || other.id,
      method: other.method,
      methodClass: other.method.toLowerCase(),
      href: scope.href(routes.operation(other)),
    }));
}

function neighbours(catalogue: Catalogue, operation: Operation): Pick<Page, 'previous' | 'next'> {
  const all = catalogue.versionOf(operation)?.operations ?? [];
  const index = all.indexOf(operation);
  const [previous, next] = [all[index - 1], all[index + 1]];
  return {
    ...(previous
      ? { previous: { title: previous.summary || previous.id, path: routes.operation(previous) } }
      : {}),
    ...(next ? { next: { title: next.summary || next.id, path: routes.operation(next) } } : {}),
  };
}
