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
}
