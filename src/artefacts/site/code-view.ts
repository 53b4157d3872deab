import type { Json } from '../../model/json.ts';
import type { Catalogue } from './catalogue.ts';
import { type ProofView, proofView } from './proof-view.ts';
import { highlight } from './text/highlight.ts';

/** A block of code with its badge. */
export interface CodeView {
  /** What stands above it. */
  readonly title: string;
  /** Highlighted HTML whose text content is the code. */
  readonly html: string;
  readonly proof?: ProofView;
  /** Where the whole lies when the block shows only its start. */
  readonly whole?: { readonly href: string; readonly kilobytes: number };
}

/** Prepares a block of code; `proofId` names the proof whose badge it bears. */
export function codeView(
  catalogue: Catalogue,
  { title, text, grammar, proofId }: { title: string; text: string; grammar: string; proofId?: string },
): CodeView {
  return {
    title,
    html: highlight(text, grammar),
    ...(proofId === undefined ? {} : { proof: proofView(catalogue, proofId) }),
  };
}

/** An example's value as text of its media type, with the grammar that colours it. */
export function valueText(value: Json, mediaType = 'application/json'): { text: string; grammar: string } {
  if (typeof value === 'string' && !/[/+]json\b/.test(mediaType)) {
    return { text: value, grammar: /[/+]xml\b/.test(mediaType) ? 'markup' : '' };
  }
  return { text: JSON.stringify(value, null, 2), grammar: 'json' };
}

/** Longer examples are cut, so that no page grows without bound. */
const longest = 30_000;

/** The first lines of a text that is too long for a page, or undefined when it fits. */
export function startOf(text: string): string | undefined {
  if (text.length <= longest) return undefined;
  const end = text.lastIndexOf('\n', longest);
  return text.slice(0, end > 0 ? end : longest);
}
