import type { Example } from './example.ts';

/** The text of an Example in a Language. */
export interface Snippet {
  readonly example: Example;
  /** Language id, such as `python-requests`. */
  readonly language: string;
  /** UTF-8, LF, one newline at the end. */
  readonly text: string;
  /** Below `out/`: `snippets/<api>/<version>/<operation-slug>/<example-slug>.<language id>.<extension>`. */
  readonly path: string;
}
