/** What docs.config.ts says of the site as a whole. */
export interface Site {
  readonly title: string;
  readonly tagline: string;
  /** Absolute, without a trailing slash; empty when unknown. */
  readonly url: string;
  /** Brand colour, `#rrggbb`. */
  readonly color: string;
  readonly organisation: string;
  /** Home page of the product or repository, for the navigation bar. */
  readonly repository?: string;
  /** URL prefix of the page's source for "edit this page". */
  readonly editUrl?: string;
  /** Language of the pages, a [BCP 47](https://www.rfc-editor.org/info/bcp47) tag; `en` when absent. */
  readonly language?: string;
  /** Absolute folder whose templates and assets come before ours. */
  readonly templates?: string;
  /** File among the assets and its alternative text; instead of the first letter of the title. */
  readonly logo?: { readonly file: string; readonly alt: string };
  /** Stylesheets among the assets, after ours. */
  readonly styles?: readonly string[];
  /** Further entries of the navigation bar. */
  readonly navbar?: readonly SiteLink[];
  /** Columns at the end of each page. */
  readonly footer?: readonly { readonly title: string; readonly links: readonly SiteLink[] }[];
  /** Operations that home pages show first, by their ids. */
  readonly popular?: readonly string[];
  /** Former path, perhaps with a fragment, such as `/docs/api-reference/auth#post-auth-login` → path of a page or URL. */
  readonly redirects?: Readonly<Record<string, string>>;
  /** Measurement id of Google Analytics 4. */
  readonly analytics?: string;
  /** Asks on each page whether it helped, and posts the answer there. */
  readonly feedback?: string;
  /** Search by [DocSearch](https://docsearch.algolia.com) instead of the site's own index. */
  readonly docSearch?: { readonly appId: string; readonly apiKey: string; readonly indexName: string };
}

/** A link that the configuration names: an absolute URL, or a path from the site's root. */
export interface SiteLink {
  readonly title: string;
  readonly href: string;
}
