import type { JsonObject } from '../../model/json.ts';
import type { OutputFile, Publication } from '../../model/publication.ts';
import { type Artefact, defineArtefact } from '../artefact.ts';
import { assetFiles } from './assets.ts';
import { type Catalogue, createCatalogue } from './catalogue.ts';
import { feed, sitemap } from './machine/feeds.ts';
import { llmsFull, llmsIndex } from './machine/llms.ts';
import { searchFiles } from './machine/search/search-files.ts';
import { apiCatalog } from './machine/well-known.ts';
import type { Page } from './page.ts';
import { changesPage } from './pages/changes-page.ts';
import { errorCatalogue } from './pages/error-catalogue.ts';
import { examplePages } from './pages/example-pages.ts';
import { guideIndex } from './pages/guide-index.ts';
import { guidePage } from './pages/guide-page.ts';
import { hasLimits, limitsPage } from './pages/limits-page.ts';
import { notFoundPage } from './pages/not-found.ts';
import { operationPage } from './pages/operation-page.ts';
import { portalHome } from './pages/portal-home.ts';
import { redirectPages } from './pages/redirects.ts';
import { schemaPages } from './pages/schema-pages.ts';
import { searchPage } from './pages/search-page.ts';
import { tagPage } from './pages/tag-page.ts';
import { versionHome } from './pages/version-home.ts';
import { webhookPages } from './pages/webhook-pages.ts';
import { createRenderer, type Renderer } from './renderer.ts';
import { routes, twinPath } from './routes.ts';
import { builtInTemplates, loadTemplates, type SiteTemplates } from './templates.ts';

/** The static site with the templates that the package brings along, and those of the project before them. */
export const site: Artefact = defineArtefact({
  id: 'site',
  files: (publication) => {
    const { templates } = publication.docs.site;
    const folders = templates === undefined ? [builtInTemplates] : [builtInTemplates, templates];
    return createSite(loadTemplates(folders)).files(publication);
  },
});

/** The static site with templates of one's own. */
export function createSite(templates: SiteTemplates): Artefact {
  const renderer = createRenderer(templates);
  return defineArtefact({ id: 'site', files: (publication) => siteFiles(publication, renderer, templates) });
}

function* siteFiles(
  publication: Publication,
  renderer: Renderer,
  templates: SiteTemplates,
): Iterable<OutputFile> {
  const catalogue = createCatalogue(publication);
  const made: MadePage[] = [];
  const twins: Uint8Array[] = [];
  for (const page of pagesOf(catalogue, renderer)) {
    yield renderer.page(catalogue, page);
    for (const { path, content } of page.attachments ?? []) yield { path: `site/${path}`, content };
    if (page.twin !== undefined) {
      twins.push(Buffer.from(page.twin));
      yield { path: `site/${twinPath(page.path)}`, content: page.twin };
    }
    const { path, version, search = [], unlisted = false } = page;
    made.push({ path, ...(version && { version }), search, unlisted });
  }
  yield* assetFiles(catalogue, templates.assets);
  yield* machineFiles(catalogue, made, twins);
}

function* pagesOf(catalogue: Catalogue, renderer: Renderer): Iterable<Page> {
  yield portalHome(catalogue);
  for (const guide of catalogue.guides) yield guidePage(catalogue, guide, renderer.partial);
  for (const version of catalogue.versions) {
    yield versionHome(catalogue, version);
    if (version.guides.length > 0) yield guideIndex(catalogue, version);
    for (const tag of version.tags) yield tagPage(catalogue, version, tag);
    for (const operation of version.operations) yield operationPage(catalogue, operation);
    yield* schemaPages(catalogue, version);
    if (version.errorCodes.length > 0) yield errorCatalogue(catalogue, version);
    if (hasLimits(version)) yield limitsPage(catalogue, version);
    yield* webhookPages(catalogue, version);
    yield* examplePages(catalogue, version);
    const changes = changesPage(catalogue, version);
    if (changes) yield changes;
  }
  yield searchPage(catalogue);
  yield* redirectPages(catalogue);
  yield notFoundPage(catalogue);
}

/** What is left of a page once it is written. */
type MadePage = Pick<Page, 'path' | 'version' | 'search' | 'unlisted'>;

/** What programs read. */
function* machineFiles(
  catalogue: Catalogue,
  pages: readonly MadePage[],
  twins: readonly Uint8Array[],
): Iterable<OutputFile> {
  for (const version of catalogue.versions) {
    yield { path: `site/${routes.specification(version)}`, content: documentText(version.document) };
  }
  yield { path: 'site/llms.txt', content: llmsIndex(catalogue) };
  yield { path: 'site/llms-full.txt', content: llmsFull(catalogue, twins) };
  yield { path: 'site/.well-known/api-catalog', content: apiCatalog(catalogue) };
  yield* searchFiles(catalogue, pages);
  const addressed = { 'sitemap.xml': sitemap(catalogue, pages), 'feed.xml': feed(catalogue) };
  for (const [name, content] of Object.entries(addressed)) {
    if (content !== undefined) yield { path: `site/${name}`, content };
  }
}

/** Nobody reads a document of many megabytes, so it is not indented. */
function documentText(document: JsonObject): string {
  const text = JSON.stringify(document);
  return text.length > 1_000_000 ? `${text}\n` : `${JSON.stringify(document, null, 2)}\n`;
}
