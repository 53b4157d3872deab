import { integerText, object, optional } from '../validation/shape.ts';
import type { PageBody } from './answer-bodies.ts';

/** Which page of a list a request asks for; pages count from 1. */
export type Paging = { readonly page: number; readonly per_page: number };

/** The query parameters of every list that comes in pages. */
export const pagingFields = {
  page: optional(integerText(1), 1),
  per_page: optional(integerText(1, 100), 20),
};

/** The query of a list that takes nothing else. */
export const paging = object(pagingFields);

/** Which rows of a list make a page. */
export function rowsOf({ page, per_page }: Paging): { readonly offset: number; readonly limit: number } {
  return { offset: (page - 1) * per_page, limit: per_page };
}

/** The answer with one page of a list; its links keep the other parameters of the query. */
export function pageAnswer<Item>(
  path: string,
  query: Paging & Readonly<Record<string, string | number | undefined>>,
  { items, total }: { readonly items: readonly Item[]; readonly total: number },
) {
  const { page, per_page } = query;
  const total_pages = Math.ceil(total / per_page);
  const body: PageBody<Item> = { data: items, meta: { page, per_page, total, total_pages } };
  return {
    status: 200,
    headers: { Link: linksOf(path, query, Math.max(1, total_pages)) },
    body,
    isPersonal: true,
  };
}

/** The pages around a page, as RFC 8288 writes links; relative, since only the client knows the way here. */
function linksOf(
  path: string,
  query: Paging & Readonly<Record<string, string | number | undefined>>,
  last: number,
): string {
  const pages: [string, number | undefined][] = [
    ['first', 1],
    ['prev', query.page > 1 ? Math.min(query.page - 1, last) : undefined],
    ['next', query.page < last ? query.page + 1 : undefined],
    ['last', last],
  ];
  return pages
    .filter((entry): entry is [string, number] => entry[1] !== undefined)
    .map(([relation, page]) => `<${path}?${toQuery({ ...query, page })}>; rel="${relation}"`)
    .join(', ');
}

function toQuery(query: Readonly<Record<string, string | number | undefined>>): string {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) parameters.set(name, String(value));
  }
  return parameters.toString();
}
