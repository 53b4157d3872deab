import type { Docs } from './docs.ts';
import type { Example } from './example.ts';
import type { Location } from './location.ts';
import type { Proof } from './proof.ts';
import type { Snippet } from './snippet.ts';

/** What artefacts are made from: what is documented, how it is printed, what was proven. */
export interface Publication {
  readonly docs: Docs;
  readonly examples: readonly Example[];
  readonly snippets: readonly Snippet[];
  readonly proofs: readonly Proof[];
  /** Title and Prism grammar of each language, in the order of their table. */
  readonly languages: readonly { readonly id: string; readonly title: string; readonly grammar: string }[];
  /** Name of the Target, such as `reference`; unset with `--no-run`. */
  readonly target?: string;
  /** RFC 3339; from SOURCE_DATE_EPOCH when that is set. */
  readonly builtAt: string;
  readonly toolVersion: string;
  /** Change Markdown before it is rendered. */
  readonly remarkPlugins?: readonly RemarkPlugin[];
}

/** A [remark](https://github.com/remarkjs/remark) plugin, alone or with its options. */
export type RemarkPlugin = RemarkAttacher | readonly [RemarkAttacher, ...unknown[]];

/** Called once with the options; returns what changes a tree. */
// biome-ignore lint/suspicious/noExplicitAny: plugins are typed against trees of their own.
type RemarkAttacher = (...options: any[]) => any;

/** A file of `out/`. */
export interface OutputFile {
  /** Below `out/`, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Set on pages: what the link check needs. */
  readonly page?: PageLinks;
  /** Set on pages: what the others checks need. */
  readonly about?: PageFacts;
}

/** What is known of a page besides its text. */
export interface PageFacts {
  readonly title: string;
  readonly description: string;
  /** Name of its template, such as `operation`. */
  readonly kind: string;
  readonly source: Location;
}

/** The links and anchors of one page of the site. */
export interface PageLinks {
  readonly anchors: readonly string[];
  /** `href`s as written, relative to the page, each with the source that it comes from. */
  readonly links: readonly { readonly href: string; readonly source: Location }[];
}
