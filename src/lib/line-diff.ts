/** What changed between two lists of lines, below a line that says where; `line` is the number of the first. */
export function diffOf(old: readonly string[], wanted: readonly string[], line: number): string {
  let head = 0;
  while (head < old.length && old[head] === wanted[head]) head++;
  let tail = 0;
  const most = Math.min(old.length, wanted.length) - head;
  while (tail < most && old.at(-1 - tail) === wanted.at(-1 - tail)) tail++;
  const [gone, come] = [old, wanted].map((each) => each.slice(head, each.length - tail));
  const minus = (gone ?? []).map((each) => `-${each}\n`);
  const plus = (come ?? []).map((each) => `+${each}\n`);
  return `@@ line ${line + head} @@\n${[...minus, ...plus].join('')}`;
}
