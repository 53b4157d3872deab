/**
 * The `@example` parts of each docstring, as Markdown whose lines have the numbers of the file. A docstring begins with
 * two stars and has a star before each line, as [TSDoc](https://tsdoc.org/pages/tags/example/) has it.
 */
export function docstringSamples(text: string): string[] {
  const source = text.replace(/\r\n/g, '\n');
  return [...source.matchAll(/^[ \t]*\/\*\*[^\n]*\n[\s\S]*?\*\//gm)].flatMap(({ 0: docstring, index }) => {
    const lines = examplesOf(docstring);
    if (lines.every((line) => line === '')) return [];
    const before = source.slice(0, index).split('\n').length - 1;
    return [`${'\n'.repeat(before)}${lines.join('\n')}\n`];
  });
}

/** Lines of a docstring that belong to an example, without the star; the others are empty. */
function examplesOf(docstring: string): string[] {
  let isExample = false;
  let fence: string | undefined;
  return docstring.split('\n').map((line) => {
    const inner = line.replace(/^[ \t]*(?:\/\*\*|\*\/|\*(?!\/) ?)/, '').replace(/[ \t]*\*\/$/, '');
    const tag = fence === undefined ? /^@(\w+)/.exec(inner.trimStart())?.[1] : undefined;
    if (tag !== undefined) {
      isExample = tag === 'example';
      return '';
    }
    const mark = /^\s*(`{3,}|~{3,})/.exec(inner)?.[1];
    if (mark !== undefined && (fence === undefined || mark.startsWith(fence)))
      fence = fence ? undefined : mark;
    return isExample ? inner : '';
  });
}
