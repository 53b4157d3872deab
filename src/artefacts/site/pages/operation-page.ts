import { grammarName } from '../../../lib/grammar-name.ts';
import type { Example } from '../../../model/example.ts';
import type { Operation } from '../../../model/operation.ts';
import { authenticationView } from '../authentication.ts';
import { type Catalogue, operationKey } from '../catalogue.ts';
import { codeView } from '../code-view.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { operationEntries } from '../search-entries.ts';
import { durationWords, firstSentence } from '../text/plain.ts';
import { operationTwin } from '../twins/operation-twin.ts';
import { answerView, attachmentsOf, hasExamples, responseView } from './operation-answers.ts';
import { operationContents, reservedIds } from './operation-contents.ts';
import { callbackView, changesView, externalDocs } from './operation-extras.ts';
import { operationInputs } from './operation-inputs.ts';

/** The page of one operation. */
export function operationPage(catalogue: Catalogue, operation: Operation): Page {
  const version = catalogue.versionOf(operation);
  const path = routes.operation(operation);
  const scope = createPageScope(catalogue, path, { version });
  const description = scope.article(operation.description, operation.location, {
    anchors: true,
    reserved: reservedIds(operation),
  });
  const inputs = operationInputs(operation, scope);
  const responses = operation.responses.map((response) => responseView(response, operation, scope));
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
    ...inputs,
    responses,
    requests: [...requestViews(operation, scope), ...sampleViews(operation, scope)],
    answers: operation.responses
      .map((response) => answerView(response, operation, scope))
      .filter(hasExamples),
    guides: catalogue.guidesFor(operation).map((guide) => ({
      title: guide.title,
      href: scope.href(routes.guide(guide)),
    })),
    related: relatedOperations(operation, scope),
    callbacks: (operation.callbacks ?? []).map((callback) => callbackView(callback, scope)),
    moreDocs: externalDocs(operation, scope),
    changes: changesView(operation, scope),
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
    attachments: attachmentsOf(operation),
    search: operationEntries(
      operation,
      {
        inputs,
        answers: responses.flatMap(({ status, contents }) =>
          status.startsWith('2') ? contents.map(({ schema }) => schema) : [],
        ),
        headings: description.headings.filter(({ id }) => id !== ''),
      },
      scope,
    ),
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

function requestViews(operation: Operation, { catalogue }: PageScope): object[] {
  const languages = new Map(catalogue.publication.languages.map((language) => [language.id, language]));
  return catalogue.examplesOf(operation).map((example: Example) => ({
    name: example.name,
    slug: example.slug,
    summary: example.summary || example.name,
    request: `${operation.method} ${example.request.target}`,
    sampled: example.origin === 'sampled',
    written: false,
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

/** Programs that the document brings along stand beside ours, in a tab of their own. */
function sampleViews(operation: Operation, { catalogue }: PageScope): object[] {
  const { codeSamples, method, path } = operation;
  if (codeSamples.length === 0) return [];
  const snippets = codeSamples.map(({ lang, label, source }, index) => {
    const title = label || `Sample ${index + 1}`;
    const proofId = `${operationKey(operation)}/x-codeSamples/${index + 1}`;
    const code = codeView(catalogue, { title, text: source, grammar: grammarName(lang), proofId });
    return { language: null, title, id: `code-sample-${index + 1}`, code };
  });
  // No slug of an example has a capital.
  const names = { name: 'x-codeSamples', slug: 'codeSamples', summary: 'From the specification' };
  return [{ ...names, request: `${method} ${path}`, sampled: false, written: true, snippets }];
}

function relatedOperations(operation: Operation, { version, catalogue, href }: PageScope): object[] {
  if (version === undefined) return [];
  const others = new Set(operation.tags.flatMap((tag) => catalogue.tagged(version, tag)));
  others.delete(operation);
  const parts = operation.path.split('/');
  return [...others]
    .map((other) => ({ other, near: sharedParts(parts, other.path.split('/')) }))
    .sort((one, next) => next.near - one.near)
    .slice(0, 6)
    .map(({ other }) => ({
      title: other.summary || other.id,
      method: other.method,
      methodClass: other.method.toLowerCase(),
      href: href(routes.operation(other)),
    }));
}

/** How many parts two paths share from their start. */
function sharedParts(parts: readonly string[], others: readonly string[]): number {
  const different = parts.findIndex((part, index) => part !== others[index]);
  return different < 0 ? parts.length : different;
}

function neighbours(catalogue: Catalogue, operation: Operation): Pick<Page, 'previous' | 'next'> {
  const all = catalogue.versionOf(operation)?.operations ?? [];
  const index = catalogue.positionOf(operation);
  const [previous, next] = [all[index - 1], all[index + 1]];
  return {
    ...(previous
      ? { previous: { title: previous.summary || previous.id, path: routes.operation(previous) } }
      : {}),
    ...(next ? { next: { title: next.summary || next.id, path: routes.operation(next) } } : {}),
  };
}
