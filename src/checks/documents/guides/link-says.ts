import type { Docs } from '../../../model/docs.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { findingAt, guideProses } from './guide-prose.ts';

/** Finds links that are called as one operation or error code is, and lead to another. */
export const linkSays = defineDocumentCheck({
  rule: 'link-says',
  description:
    'A link that is called `Login` and opens the page of the logout is worse than one that is dead.',
  *check(docs) {
    const ids = operationIds(docs);
    for (const prose of guideProses(docs)) {
      for (const statement of prose.statements) {
        for (const { 1: text = '', 2: href = '', index } of statement.text.matchAll(
          /\[([^\]]+)\]\(([^)\s]+)[^)]*\)/g,
        )) {
          const meant = meantBy(text, href, ids);
          if (meant === undefined) continue;
          yield findingAt(prose, statement, index, {
            rule: 'link-says',
            message: `The link \`${text.replaceAll('`', '')}\` leads to \`${href}\``,
            fix: `Lead it to \`${meant}\`, or call it otherwise`,
          });
        }
      }
    }
  },
});

function operationIds(docs: Docs): ReadonlyMap<string, string> {
  const operations = docs.apis.flatMap((api) => api.versions).flatMap((version) => version.operations);
  return new Map(operations.map(({ id }) => [comparable(id), id]));
}

/** What a link means that leads elsewhere. */
function meantBy(text: string, href: string, ids: ReadonlyMap<string, string>): string | undefined {
  const operation = /#(?:tag\/[^/]*\/)?operation\/([\w.~%-]+)$/.exec(href)?.[1];
  if (operation !== undefined) {
    const meant = ids.get(comparable(text));
    return meant === undefined || comparable(meant) === comparable(operation) ? undefined : meant;
  }
  const code = /#([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*)$/.exec(href)?.[1];
  const named = /^`([A-Z][A-Z0-9_]+)`$/.exec(text)?.[1];
  return code === undefined || named === undefined || code === named ? undefined : `#${named}`;
}

function comparable(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '');
}
