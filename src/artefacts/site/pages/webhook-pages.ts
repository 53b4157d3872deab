import type { Version } from '../../../model/docs.ts';
import type { Operation } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import { codeView, startOf, valueText } from '../code-view.ts';
import { schemaTexts } from '../machine/search/view-words.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { routes } from '../routes.ts';
import { firstSentence } from '../text/plain.ts';
import { responseView } from './operation-answers.ts';
import { inputViews, operationInputs } from './operation-inputs.ts';

/** The list of what an API sends by itself, and a page for each webhook; callbacks stand on the page of their operation. */
export function* webhookPages(catalogue: Catalogue, version: Version): Iterable<Page> {
  const webhooks = version.webhooks ?? [];
  const callbacks = version.operations.flatMap((operation) =>
    (operation.callbacks ?? []).map((callback) => ({ ...callback, from: operation })),
  );
  if (webhooks.length + callbacks.length === 0) return;
  const path = routes.webhooks(version);
  const scope = createPageScope(catalogue, path, { version });
  yield {
    ...frame(version),
    path,
    template: 'webhook-index',
    title: 'Webhooks and callbacks',
    description: `What ${version.info.title} ${version.label} sends to your server.`,
    view: {
      webhooks: webhooks.map((webhook) => ({
        title: titleOf(webhook),
        href: scope.href(routes.webhook(webhook)),
        words: firstSentence(webhook.description),
      })),
      callbacks: callbacks.map(({ name, from, operation }) => ({
        name,
        method: operation.method,
        url: operation.path,
        words: operation.summary || firstSentence(operation.description),
        from: from.summary || from.id,
        href: scope.href(`${routes.operation(from)}#callbacks`),
      })),
    },
    crumbs: [home(catalogue, version), { title: 'Webhooks and callbacks' }],
    links: scope.links,
    search: [pageEntry(path, version)],
  };
  for (const webhook of webhooks) yield webhookPage(catalogue, version, webhook);
}

function webhookPage(catalogue: Catalogue, version: Version, webhook: Operation): Page {
  const path = routes.webhook(webhook);
  const scope = createPageScope(catalogue, path, { version });
  const description = scope.article(webhook.description, webhook.location, {
    anchors: true,
    reserved: ['content', 'menu', 'payload', 'headers', 'answers', 'examples'],
  });
  const inputs = operationInputs(webhook, scope, { depth: 0, fields: 60 });
  const title = titleOf(webhook);
  return {
    ...frame(version),
    path,
    template: 'webhook',
    title,
    description: firstSentence(webhook.description) || `The webhook ${title} of ${version.info.title}.`,
    source: webhook.location,
    view: {
      name: webhook.path,
      method: webhook.method,
      methodClass: webhook.method.toLowerCase(),
      prose: description.html,
      deprecatedOperation: webhook.deprecated,
      ...inputs,
      responses: webhook.responses.map((response) => responseView(response, webhook, scope)),
      examples: payloadExamples(webhook, scope),
    },
    tagSlug: 'webhooks',
    crumbs: [
      home(catalogue, version),
      { title: 'Webhooks and callbacks', path: routes.webhooks(version) },
      { title },
    ],
    links: scope.links,
    counterpart: (other) => {
      const same = other.webhooks?.find(({ path: name }) => name === webhook.path);
      return same && routes.webhook(same);
    },
    search: [
      {
        title,
        path,
        group: 'webhook',
        detail: webhook.path,
        texts: [
          { kind: 'title', text: title },
          { kind: 'path', text: webhook.path },
          { kind: 'text', text: firstSentence(webhook.description) },
          ...schemaTexts(inputViews(inputs)),
        ],
      },
    ],
  };
}

function payloadExamples(webhook: Operation, { catalogue }: PageScope): object[] {
  return (webhook.requestBody?.content ?? []).flatMap((media) =>
    media.examples.map(({ name, summary, value }) => {
      const { text, grammar } = valueText(value, media.type);
      const title = summary || (name === 'default' ? 'Example' : name);
      return codeView(catalogue, { title, text: startOf(text) ?? text, grammar });
    }),
  );
}

function pageEntry(path: string, version: Version): NonNullable<Page['search']>[number] {
  const title = 'Webhooks and callbacks';
  return { title, path, group: 'page', detail: version.label, texts: [{ kind: 'title', text: title }] };
}

function titleOf(webhook: Operation): string {
  return webhook.summary || webhook.path;
}

function home(catalogue: Catalogue, version: Version): Page['crumbs'][number] {
  return { title: catalogue.apiTitle(version), path: routes.version(version) };
}

function frame(version: Version): Pick<Page, 'source' | 'version' | 'section' | 'contents' | 'counterpart'> {
  return {
    source: version.location,
    version,
    section: 'reference',
    contents: [],
    counterpart: (other) => (hasWebhooks(other) ? routes.webhooks(other) : undefined),
  };
}

/** True when there is a page of webhooks and callbacks. */
export function hasWebhooks(version: Version): boolean {
  return (version.webhooks?.length ?? 0) > 0 || version.operations.some(({ callbacks }) => callbacks?.length);
}
