/** The generated part of a page stands between two comments that name it. */
const marks = (name: string) => ({ start: `<!-- generated: ${name} -->`, end: `<!-- end of ${name} -->` });

/** The page with another content between the marks of the region. */
export function fillRegion(page: string, name: string, content: string): string {
  const { start, end } = marks(name);
  const [from, to] = [page.indexOf(start), page.indexOf(end)];
  if (from < 0 || to < from) throw new Error(`The page lacks \`${start}\` or \`${end}\` behind it.`);
  return `${page.slice(0, from + start.length)}\n\n${content.trim()}\n\n${page.slice(to)}`;
}

/** The first line (from 1) in which two texts differ, with what stands there; undefined when they are equal. */
export function firstDifference(
  page: string,
  wanted: string,
): { readonly line: number; readonly has: string; readonly wants: string } | undefined {
  if (page === wanted) return undefined;
  const [has, wants] = [page.split('\n'), wanted.split('\n')];
  const index = wants.findIndex((text, at) => text !== has[at]);
  const at = index < 0 ? wants.length : index;
  return { line: at + 1, has: has[at] ?? '(the end)', wants: wants[at] ?? '(the end)' };
}
