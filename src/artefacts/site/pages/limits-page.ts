import type { Version } from '../../../model/docs.ts';
import type { Header, Operation, RateLimit } from '../../../model/operation.ts';
import type { Catalogue } from '../catalogue.ts';
import type { SearchEntry } from '../machine/search/search-entry.ts';
import type { Page } from '../page.ts';
import { createPageScope, type PageScope } from '../page-scope.ts';
import { proofView } from '../proof-view.ts';
import { routes } from '../routes.ts';
import { durationWords, firstSentence, secondsWords } from '../text/plain.ts';

const lifetime = 'lifetimes.';

/** What is counted, how long things live, and the headers that tell of it: tables made from the specification. */
export function limitsPage(catalogue: Catalogue, version: Version): Page {
  const path = routes.limits(version);
  const scope = createPageScope(catalogue, path, { version });
  const limits = limitRows(version, scope);
  const lifetimes = lifetimeRows(version);
  const headers = headerRows(version, scope);
  const title = 'Limits, lifetimes and headers';
  const sections: [number, string, string][] = [
    [limits.length, 'Rate limits', 'rate-limits'],
    [lifetimes.length, 'Lifetimes', 'lifetimes'],
    [headers.length, 'Headers of answers', 'headers'],
  ];
  return {
    path,
    template: 'limits',
    title,
    description: `How often ${version.info.title} ${version.label} may be called, how long what it hands out lives, and which headers tell of it.`,
    source: version.location,
    view: { limits, lifetimes, headers },
    version,
    section: 'reference',
    crumbs: [{ title: catalogue.apiTitle(version), path: routes.version(version) }, { title }],
    contents: sections.filter(([count]) => count > 0).map(([, text, id]) => ({ level: 2, text, id })),
    links: scope.links,
    counterpart: (other) => (hasLimits(other) ? routes.limits(other) : undefined),
    search: [
      ...limits.map((limit) => limitEntry(limit, path)),
      ...lifetimes.map(({ id, title: name, words }) => ({
        title: `Lifetime: ${name} ${words}`,
        path: `${path}#${id}`,
        group: 'limit' as const,
        detail: version.label,
        texts: [{ kind: 'title' as const, text: `lifetime expires ${name}` }],
      })),
      ...headers.map(({ name, id, words }) => ({
        title: name,
        path: `${path}#${id}`,
        group: 'limit' as const,
        detail: words,
        texts: [
          { kind: 'title' as const, text: name },
          { kind: 'text' as const, text: words },
        ],
      })),
    ],
  };
}

/** A limit of few operations is found by their names, one of many by its own. */
function limitEntry({ id, anchor, words, per, policy, operations }: LimitRow, path: string): SearchEntry {
  const few = operations.length <= 3 ? operations : [];
  const names = few.map(({ title }) => title).join(', ');
  return {
    title: names === '' ? `Limit: ${words} per ${per}` : `Limit of “${names}”: ${words} per ${per}`,
    path: `${path}#${anchor}`,
    group: 'limit',
    detail: policy,
    texts: [
      { kind: 'code', text: `rate limit ${id}` },
      { kind: 'title', text: names },
      ...few.map((operation) => ({ kind: 'path' as const, text: `${operation.id} ${operation.path}` })),
      { kind: 'text', text: `${policy} ${per}` },
    ],
  };
}

/** True when there is something to put into the tables. */
export function hasLimits(version: Version): boolean {
  return (
    limitsOf(version).length > 0 ||
    version.facts.some(({ id }) => id.startsWith(lifetime)) ||
    version.operations.some(({ responses }) => responses.some(({ headers }) => headers.length > 0))
  );
}

function limitsOf({ operations }: Version): RateLimit[] {
  const limits = new Map(
    operations.flatMap(({ rateLimits }) => rateLimits).map((limit) => [limit.id, limit]),
  );
  return [...limits.values()];
}

type LimitRow = ReturnType<typeof limitRows>[number];

function limitRows(version: Version, scope: PageScope) {
  return limitsOf(version).map(({ id, limit, window, per, policy }) => {
    const counted = version.operations.filter(({ rateLimits }) => rateLimits.some((own) => own.id === id));
    const proofId = `${version.api}/${version.id}/limits/${id}`;
    return {
      id,
      anchor: anchorOf(id),
      limit: limit.toLocaleString('en'),
      window: durationWords(window),
      words: `${limit.toLocaleString('en')} per ${durationWords(window)}`,
      per,
      policy,
      many: counted.length > 6 ? counted.length : undefined,
      operations: counted.map((operation) => operationLink(operation, scope)),
      ...(scope.catalogue.proof(proofId) ? { proof: proofView(scope.catalogue, proofId) } : {}),
    };
  });
}

function operationLink(operation: Operation, scope: PageScope) {
  return {
    id: operation.id,
    path: operation.path,
    title: operation.summary || operation.id,
    href: scope.href(`${routes.operation(operation)}#rate-limits`),
  };
}

function lifetimeRows({ facts }: Version) {
  return facts
    .filter(({ id }) => id.startsWith(lifetime))
    .map(({ id, value, terms }) => ({
      id: anchorOf(id.replace(lifetime, 'lifetime-')),
      title: terms[0] ?? id.slice(lifetime.length).replaceAll('-', ' '),
      words: typeof value === 'number' ? secondsWords(value) : value,
      seconds: typeof value === 'number' ? value.toLocaleString('en') : undefined,
    }));
}

/** Each header once, with the description that most answers give it. */
function headerRows(version: Version, scope: PageScope) {
  const found = new Map<string, { header: Header; statuses: Set<string>; users: Set<string> }>();
  for (const operation of version.operations) {
    for (const { status, headers } of operation.responses) {
      for (const header of headers) {
        const key = header.name.toLowerCase();
        const row = found.get(key) ?? { header, statuses: new Set(), users: new Set() };
        if (row.header.description === '') row.header = header;
        row.statuses.add(status);
        row.users.add(operation.id);
        found.set(key, row);
      }
    }
  }
  return [...found.values()].map(({ header, statuses, users }) => ({
    name: header.name,
    id: `header-${anchorOf(header.name.toLowerCase())}`,
    description: scope.prose(header.description, header.location),
    words: firstSentence(header.description),
    statuses: [...statuses].sort(),
    count: users.size,
    one: users.size === 1,
  }));
}

function anchorOf(id: string): string {
  return id.replace(/[^\p{L}\p{N}_-]+/gu, '-');
}
