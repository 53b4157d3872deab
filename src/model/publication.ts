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
}

/** A file of `out/`. */
export interface OutputFile {
  /** Below `out/`, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** Set on pages: what the link check needs. */
  readonly page?: PageLinks;
}

/** The links and anchors of one page of the site. */
export interface PageLinks {
  readonly anchors: readonly string[];
  /** `href`s as written, relative to the page, each with the source that it comes from. */
  readonly links: readonly { readonly href: string; readonly source: Location }[];
}
