import type { Version } from '../../model/docs.ts';
import type { Operation } from '../../model/operation.ts';
import type { SiteLink } from '../../model/site.ts';
import { authorUrlToPath } from './author-links.ts';
import type { Catalogue } from './catalogue.ts';
import { contentPolicy, isRightToLeft } from './head.ts';
import { type GuideBranch, guideTree } from './listed-guides.ts';
import { structuredData } from './machine/structured-data.ts';
import type { Neighbour, Page } from './page.ts';
import { perVersion } from './per-version.ts';
import { absoluteUrl, relativeHref, routes, twinPath } from './routes.ts';
import { versionPages } from './version-pages.ts';

/** With more tags than this the sidebar shows the current one alone. */
const manyTags = 40;

/** What the frame around a page shows: bars, menus, crumbs, neighbours. */
export function layoutView(catalogue: Catalogue, page: Page): object {
  const { site } = catalogue.publication.docs;
  const href = (target: string) => relativeHref(page.path, target);
  const version = page.version ?? catalogue.current;
  const neighbour = (other: Neighbour | undefined) => other && { title: other.title, href: href(other.path) };
  return {
    site,
    language: site.language ?? 'en',
    rightToLeft: isRightToLeft(site.language),
    policy: contentPolicy(site),
    title: page.title,
    fullTitle: page.title === site.title ? site.title : `${page.title} · ${site.title}`,
    description: page.description,
    canonical: site.url === '' ? undefined : absoluteUrl(site.url, page.path),
    css: ['site.css', ...(site.styles ?? [])].map((name) => href(routes.asset(name))),
    scripts: ['site.js', ...(site.analytics ? ['analytics.js'] : [])].map((name) => href(routes.asset(name))),
    structured: structuredData(catalogue, page),
    icon: href(routes.asset(site.logo?.file ?? 'icon.svg')),
    logoText: site.logo?.alt ?? '',
    home: href(routes.portal()),
    search: href(routes.search()),
    versionKey: version === undefined ? 0 : catalogue.versions.indexOf(version) + 1,
    docSearch: site.docSearch && JSON.stringify(site.docSearch),
    feedback: page.unlisted ? undefined : site.feedback,
    unlisted: page.unlisted,
    bar: barView(page, version, catalogue, href),
    versions: versionMenu(page, version, catalogue, href),
    sidebar:
      version && page.path !== routes.portal() ? sidebarView(page, version, catalogue, href) : undefined,
    crumbs: page.crumbs.map(({ title, path }) => ({
      title,
      href: path === undefined ? undefined : href(path),
    })),
    contents: page.contents,
    deprecated: page.version?.deprecated ? deprecation(page, page.version, catalogue, href) : undefined,
    previous: neighbour(page.previous),
    next: neighbour(page.next),
    twin: page.twin === undefined ? undefined : href(twinPath(page.path)),
    edit: site.editUrl && page.section === 'guides' ? `${site.editUrl}${page.source.file}` : undefined,
    footerColumns: site.footer?.map(({ title, links }) => ({
      title,
      links: links.map((link) => siteLink(link, catalogue, href)),
    })),
    footer: {
      year: catalogue.publication.builtAt.slice(0, 4),
      tool: catalogue.publication.toolVersion,
      built: catalogue.publication.builtAt.slice(0, 10),
    },
  };
}

type Href = (target: string) => string;

function barView(page: Page, version: Version | undefined, catalogue: Catalogue, href: Href): object[] {
  const shared = catalogue.publication.docs.guides[0];
  const guides = version?.guides.length ? routes.guides(version) : shared && routes.guide(shared);
  const entries: [string, string | undefined, Page['section']][] = [
    ['Docs', routes.portal(), 'docs'],
    ['API Reference', version && routes.version(version), 'reference'],
    ['Guides', guides, 'guides'],
  ];
  const { site } = catalogue.publication.docs;
  return [
    ...entries.flatMap(([title, path, section]) =>
      path === undefined ? [] : [{ title, href: href(path), current: page.section === section }],
    ),
    ...(site.navbar ?? []).map((link) => siteLink(link, catalogue, href)),
    ...(site.repository ? [{ title: 'GitHub', href: site.repository }] : []),
  ];
}

/** A link of the configuration as this page prints it. */
function siteLink(
  { title, href: target }: SiteLink,
  catalogue: Catalogue,
  href: Href,
): { title: string; href: string } {
  const path = authorUrlToPath(target, { catalogue });
  return { title, href: path === undefined ? target : href(path) };
}

/** Keeps the reader on the same subject where the other version has it. */
function versionMenu(
  page: Page,
  current: Version | undefined,
  catalogue: Catalogue,
  href: Href,
): object | undefined {
  if (current === undefined || page.version === undefined || catalogue.versions.length < 2) return undefined;
  return {
    label: current.label,
    api: catalogue.apiTitle(current),
    entries: catalogue.versions.map((version) => {
      const same = version.api === current.api ? page.counterpart?.(version) : undefined;
      return {
        title:
          version.api === current.api ? version.label : `${catalogue.apiTitle(version)} ${version.label}`,
        href: href(same ?? routes.version(version)),
        current: version === current,
        note: same === undefined ? absence(page, version, current, catalogue) : undefined,
      };
    }),
  };
}

/** So many operations of a tag stand in a menu; of more, those around the page's own. */
const manyOperations = 60;

function operationWindow(operations: readonly Operation[], page: Page): readonly Operation[] {
  if (operations.length <= manyOperations) return operations;
  const own = operations.findIndex((operation) => routes.operation(operation) === page.path);
  const start = Math.min(Math.max(0, own - manyOperations / 2), operations.length - manyOperations);
  return operations.slice(start, start + manyOperations);
}

/** Why the reader of a page finds no such page in another version of the same API. */
function absence(
  page: Page,
  version: Version,
  current: Version,
  { versions }: Catalogue,
): string | undefined {
  if (version.api !== current.api || page.path === routes.version(current)) return undefined;
  if (page.template !== 'operation') return 'without this page';
  const isOlder = versions.indexOf(version) < versions.indexOf(current);
  return isOlder ? `the operation is new in ${current.label}` : 'the operation is gone';
}

const usedTags = perVersion(({ operationsUnder }, version) =>
  version.tags.filter(({ slug }) => operationsUnder(version, slug).length > 0),
);

function sidebarView(page: Page, version: Version, catalogue: Catalogue, href: Href): object {
  const tags = usedTags(catalogue, version);
  const shown = tags.length > manyTags ? tags.filter(({ slug }) => slug === page.tagSlug) : tags;
  const entry = (title: string, path: string) => ({ title, href: href(path), current: page.path === path });
  return {
    title: `${catalogue.apiTitle(version)} ${version.label}`,
    overview: entry('Overview', routes.version(version)),
    allTags: tags.length > manyTags,
    // Each menu unfolds what the page is one of, so that pages do not grow with the site.
    guides:
      page.section === 'guides'
        ? [...guideTree(version.guides), ...guideTree(catalogue.publication.docs.guides)].map((branch) =>
            guideEntry(branch, entry),
          )
        : [],
    allGuides:
      page.section !== 'guides' && version.guides.length > 0
        ? entry('Guides', routes.guides(version))
        : undefined,
    tags: shown.map((tag) => ({
      ...entry(tag.name, routes.tag(version, tag.slug)),
      open: tag.slug === page.tagSlug,
      operations:
        tag.slug === page.tagSlug
          ? operationWindow(catalogue.operationsUnder(version, tag.slug), page).map((o) =>
              operationEntry(o, page, href),
            )
          : [],
    })),
    more: versionPages(catalogue, version).map(({ title, path }) => entry(title, path)),
  };
}

type MenuEntry = { title: string; href: string; current: boolean };

function guideEntry(
  { guide, children }: GuideBranch,
  entry: (title: string, path: string) => MenuEntry,
): object {
  return {
    ...entry(guide.title, routes.guide(guide)),
    children: children.map((child) => guideEntry(child, entry)),
  };
}

function operationEntry(operation: Operation, page: Page, href: Href): object {
  const path = routes.operation(operation);
  return {
    title: operation.summary || operation.id,
    href: href(path),
    current: page.path === path,
    method: operation.method,
    methodClass: operation.method.toLowerCase(),
    deprecated: operation.deprecated,
  };
}

/** Leads from a version that goes away to the one that stays. */
function deprecation(page: Page, version: Version, catalogue: Catalogue, href: Href): object {
  const { current } = catalogue;
  const sunset = version.facts.find(({ id }) => id === 'sunset')?.value;
  if (current === undefined || current === version || current.api !== version.api)
    return { label: version.label, sunset };
  const same = page.counterpart?.(current);
  return {
    label: version.label,
    sunset,
    successor: {
      title: current.label,
      href: href(same ?? routes.version(current)),
      same: same !== undefined,
    },
  };
}
