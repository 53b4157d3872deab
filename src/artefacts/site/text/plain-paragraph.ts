import { escapeCode } from './escape-html.ts';

/** Most descriptions are a plain paragraph, perhaps with code in it, for which the whole machinery is too slow. */
export function plainParagraph(markdown: string): string | undefined {
  const text = markdown.trim();
  const parts = text.split('`');
  const words = parts.filter((_, index) => index % 2 === 0).join('x');
  const code = parts.filter((_, index) => index % 2 === 1);
  const isPlain = parts.length % 2 === 1 && plainWords.test(words) && !text.includes('www.');
  // A code span drops blanks at its ends and joins its lines.
  if (!isPlain || code.some((part) => part.trim() !== part || part === '' || part.includes('\n')))
    return undefined;
  const html = parts.map((part, index) =>
    index % 2 === 0 ? escapeCode(part) : `<code>${escapeCode(part)}</code>`,
  );
  return `<p>${html.join('')}</p>`;
}

/** Lines that start with a letter and hold nothing that means something in Markdown. */
const plainWords = /^\p{L}(?:[\p{L}\p{N} ,;.()'"?%–—’…$-]|\/(?!\/)|:(?!\/)|(?<! )\n(?=\p{L}))*$/u;
