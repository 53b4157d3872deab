import { posix } from 'node:path';
import { imageSize } from 'image-size';
import type { Image } from 'mdast';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { DocsError } from '../../errors.ts';
import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import type { Picture } from '../../model/picture.ts';
import type { SourceFiles } from '../source/source-files.ts';

/** What browsers show and nobody can hide a program in. */
const formats = /\.(png|jpe?g|gif|webp|avif)$/i;

/** A place of a page that shows a file. */
interface Shown {
  readonly url: string;
  readonly line: number;
  /** Unset where another element says it, as `img` does for the `source`s beside it. */
  readonly alt?: string;
}

/** Reads the pictures of the project that pages show, each once, by its name relative to the root. */
export async function loadPictures(
  guides: readonly Guide[],
  files: SourceFiles,
): Promise<{ pictures: Readonly<Record<string, Picture>>; findings: Finding[] }> {
  const pictures: Record<string, Picture> = {};
  const findings: Finding[] = [];
  for (const guide of guides) {
    const { file } = guide.location;
    for (const { url, line, alt } of picturesOf(guide.markdown)) {
      const report = (rule: string, message: string, fix: string) =>
        findings.push({
          severity: 'error',
          rule,
          message,
          location: { ...guide.location, line, column: 1 },
          fix,
        });
      if (alt?.trim() === '')
        report('picture-alt', `The picture \`${url}\` has no text for those who cannot see it.`, altFix);
      const name = posix.join(posix.dirname(file), decode(url));
      if (Object.hasOwn(pictures, name)) continue;
      const read = await readPicture(name, files);
      if ('problem' in read) report('picture-file', `The page shows \`${url}\`: ${read.problem}.`, fileFix);
      else pictures[name] = read;
    }
  }
  return { pictures, findings };
}

const altFix = 'Say what it shows: `![the text](…)`.';
const fileFix = 'Paths start at the folder of the page; PNG, JPEG, GIF, WebP and AVIF are published.';

function picturesOf(markdown: string): Shown[] {
  if (!/!\[|<(img|source)\b/i.test(markdown)) return [];
  const found: Shown[] = [];
  const tree = unified().use(remarkParse).parse(markdown);
  visit(tree, ['image', 'html'], (node) => {
    const line = node.position?.start.line ?? 1;
    if (node.type === 'image') found.push({ url: (node as Image).url, alt: (node as Image).alt ?? '', line });
    if (node.type === 'html') found.push(...picturesOfHtml(node.value, line));
  });
  return found.filter(({ url }) => url !== '' && !/^([a-z][a-z0-9+.-]*:|\/|#)/i.test(url));
}

function picturesOfHtml(html: string, first: number): Shown[] {
  return [...html.matchAll(/<(img|source)\b[^>]*>/gi)].flatMap(({ 0: tag, 1: name, index }) => {
    const line = first + html.slice(0, index).split('\n').length - 1;
    const set = (attributeOf(tag, 'srcset') ?? '').split(',').map((each) => each.trim().split(/\s+/)[0]);
    const alt = name?.toLowerCase() === 'img' ? { alt: attributeOf(tag, 'alt') ?? '' } : {};
    return [attributeOf(tag, 'src'), ...set].flatMap((url) => (url ? [{ url, line, ...alt }] : []));
  });
}

function attributeOf(tag: string, name: string): string | undefined {
  const found = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'i').exec(tag);
  return found?.[1] ?? found?.[2];
}

async function readPicture(
  name: string,
  files: SourceFiles,
): Promise<Picture | { readonly problem: string }> {
  if (name.startsWith('..')) return { problem: 'the file is outside of the project' };
  if (!formats.test(name)) return { problem: 'this kind of file is not published as a picture' };
  try {
    const bytes = await files.bytes(name);
    const { width, height } = imageSize(bytes);
    return { content: Buffer.from(bytes).toString('base64'), width, height };
  } catch (error) {
    if (error instanceof DocsError)
      return { problem: error.message.replace(/^[^:]*: /, '').replace(/\.$/, '') };
    return { problem: 'the file is no picture' };
  }
}

function decode(url: string): string {
  const path = url.replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
