/** One thing that search finds. */
export interface SearchEntry {
  readonly title: string;
  /** Below `site/`, perhaps with a fragment. */
  readonly path: string;
  readonly group: 'guide' | 'operation' | 'schema' | 'error' | 'limit' | 'webhook' | 'page';
  /** What stands below the title, such as `POST /auth/login`. */
  readonly detail: string;
  readonly texts: readonly SearchText[];
}

/** A text by which an entry is found, and what it is: the more telling, the higher in `kinds`. */
export interface SearchText {
  readonly kind: (typeof kinds)[number];
  readonly text: string;
}

/** Weakest first. Each posting carries the index into this list. */
export const kinds = [
  'text',
  'language',
  'field',
  'value',
  'tag',
  'parameter',
  'heading',
  'path',
  'title',
  'code',
] as const;
