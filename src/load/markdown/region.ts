/** A line that opens or closes a region, in a comment of whatever language: `# docs:start refresh`. */
const marker = /^[^\w"'`]*docs:(start|end)\s+([\w.-]+)[^\w"'`]*$/;

/** The lines between the marks of a region, moved to the left margin; undefined when it is not there or never closed. */
export function readRegion(text: string, name: string): string | undefined {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => isMarker(line, 'start', name));
  const end = lines.findIndex((line, index) => index > start && isMarker(line, 'end', name));
  if (start < 0 || end < 0) return undefined;
  const inner = lines.slice(start + 1, end).filter((line) => !marker.test(line));
  return `${withoutIndent(inner).join('\n')}\n`;
}

/** The names of the regions of a file. */
export function regionNames(text: string): string[] {
  return text.split('\n').flatMap((line) => {
    const [, side, name] = marker.exec(line) ?? [];
    return side === 'start' && name !== undefined ? [name] : [];
  });
}

/** A file as it is published: without the lines that mark regions. */
export function withoutMarkers(text: string): string {
  return text
    .split('\n')
    .filter((line) => !marker.test(line))
    .join('\n');
}

function isMarker(line: string, side: string, name: string): boolean {
  const [, found, of] = marker.exec(line) ?? [];
  return found === side && of === name;
}

function withoutIndent(lines: readonly string[]): string[] {
  const widths = lines
    .filter((line) => line.trim() !== '')
    .map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0);
  const width = Math.min(...widths);
  return lines.map((line) => (widths.length === 0 ? line : line.slice(Math.min(width, line.length))));
}
