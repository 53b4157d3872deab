import { escapeCode } from './escape-html.ts';

/** Most descriptions are a plain paragraph, perhaps with code in it, for which the whole machinery is too slow. */
export function plainParagraph(markdown: string): string | undefined {
  const text = markdown.trim();
  const parts = text.split('`');
  const words = parts.filter((_, index) => index % 2 === 0).join('x');
  if (
    parts.length % 2 === 0 ||
    text.includes('``') ||
    !plainWords.test(words) ||
    /www\.|` | `|`\n|\n`/.test(text)
  ) {
    return undefined;
  }
  const html = parts.map((part, index) =>
    index % 2 === 0 ? escapeCode(part) : `<code>${escapeCode(part)}</code>`,
  );
  return `<p>${html.join('')}</p>`;
}

/** Lines that start with a letter and hold nothing that means something in Markdown. */
const plainWords = /^\p{L}(?:[\p{L}\p{N} ,;.()'"?%–—’…$-]|\/(?!\/)|:(?!\/)|(?<! )\n(?=\p{L}))*$/u;
