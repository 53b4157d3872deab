import type { Version } from '../../model/docs.ts';
import type { Location } from '../../model/location.ts';
import type { SearchEntry } from './machine/search/search-entry.ts';
import type { AuthoredLink } from './page-scope.ts';
import type { Heading } from './text/markdown.ts';

/** A page before its template is filled in. */
export interface Page {
  /** Below `site/`. */
  readonly path: string;
  /** Name of its template below `pages/`. */
  readonly template: string;
  readonly title: string;
  /** One sentence in plain text for search engines and lists. */
  readonly description: string;
  readonly source: Location;
  readonly view: object;
  readonly version?: Version;
  /** Slug of the tag whose operations the sidebar unfolds. */
  readonly tagSlug?: string;
  readonly section: 'docs' | 'reference' | 'guides';
  readonly crumbs: readonly { readonly title: string; readonly path?: string }[];
  readonly contents: readonly Heading[];
  readonly links: readonly AuthoredLink[];
  /** Where the same subject lies in another Version; its home when absent. */
  readonly counterpart?: (version: Version) => string | undefined;
  readonly previous?: Neighbour;
  readonly next?: Neighbour;
  /** Files beside the page that it links to, below `site/`. */
  readonly attachments?: readonly { readonly path: string; readonly content: string }[];
  /** What search finds on it. */
  readonly search?: readonly SearchEntry[];
  /** Left out of lists for search engines. */
  readonly unlisted?: boolean;
  /** The Markdown twin's text. */
  readonly twin?: string;
}

/** A page that this one leads to. */
export interface Neighbour {
  readonly title: string;
  readonly path: string;
}
