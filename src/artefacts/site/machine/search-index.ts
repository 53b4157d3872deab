import type { Version } from '../../../model/docs.ts';
import type { Catalogue } from '../catalogue.ts';
import type { Page } from '../page.ts';
import { routes } from '../routes.ts';

/** A row of the search index: group, title, page, words beside the title. */
type SearchRow = readonly [
  group: 'guide' | 'operation' | 'error' | 'page',
  title: string,
  path: string,
  words: string,
];

/** The search index as a classic script, so that it loads from `file://` too. */
export function searchIndex(catalogue: Catalogue, pages: readonly Page[]): string {
  const rows = [...pages.flatMap((page) => pageRows(page)), ...catalogue.versions.flatMap(errorRows)];
  return `window.docsSearchIndex=${JSON.stringify(rows).replace(/</g, '\\u003c')};\n`;
}

function pageRows(page: Page): SearchRow[] {
  if (page.path === routes.notFound() || page.path === routes.portal()) return [];
  const place = page.version === undefined ? '' : page.version.label;
  if (page.template === 'operation')
    return [['operation', page.title, page.path, operationWords(page, place)]];
  if (page.template !== 'guide')
    return [['page', page.title, page.path, `${place} ${page.description}`.trim()]];
  const headings = page.contents.map<SearchRow>(({ text, id }) => [
    'guide',
    text,
    `${page.path}#${id}`,
    page.title,
  ]);
  return [['guide', page.title, page.path, `${place} ${page.description}`.trim()], ...headings];
}

function operationWords(page: Page, place: string): string {
  const { method, pathParts, id } = page.view as {
    method: string;
    id: string;
    pathParts: { text: string }[];
  };
  return `${place} ${method} ${pathParts.map(({ text }) => text).join('')} ${id}`.trim();
}

function errorRows(version: Version): SearchRow[] {
  const path = routes.errors(version);
  return version.errorCodes.map(({ code, status, meaning }) => [
    'error',
    code,
    `${path}#${code}`,
    `${version.label} ${status} ${meaning}`,
  ]);
}
