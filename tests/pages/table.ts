/** A table of GitHub-flavoured Markdown; a bar in a cell is escaped. */
export function markdownTable(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escapeBars).join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Text as inline code, nothing for nothing. */
export function code(text: string): string {
  return text === '' ? '' : `\`${text}\``;
}

function escapeBars(cell: string): string {
  return cell.replaceAll('|', '\\|');
}
