import type { Guide } from '../../model/guide.ts';

/** True unless front matter says `nav_exclude: true`. */
export function isListed(guide: Guide): boolean {
  return guide.frontMatter.nav_exclude !== true;
}

/** A guide with those below it. */
export interface GuideBranch {
  readonly guide: Guide;
  readonly children: readonly GuideBranch[];
}

/** Listed guides as a tree: `parent` of the front matter names the title of the guide that one stands below. */
export function guideTree(guides: readonly Guide[]): GuideBranch[] {
  const listed = guides.filter(isListed);
  const titles = new Set(listed.map(({ title }) => title));
  const parentOf = ({ title, frontMatter: { parent } }: Guide) =>
    typeof parent === 'string' && parent !== title && titles.has(parent) ? parent : undefined;
  const below = (parent: string | undefined, depth: number): GuideBranch[] =>
    depth > 4
      ? []
      : listed
          .filter((guide) => parentOf(guide) === parent)
          .map((guide) => ({ guide, children: below(guide.title, depth + 1) }));
  return below(undefined, 0);
}
