import { join } from 'node:path';

/** VS Code and its kin; others say theirs in `DOCPROOF_EDITOR`, such as `idea://open?file={file}&line={line}`. */
const usual = 'vscode://file{file}:{line}:{column}';

/** The URL that opens a place in the writer's editor. */
export function editorLink(
  root: string,
  { file, line = 1, column = 1 }: { file: string; line?: number; column?: number },
): string {
  const values = { file: encodeURI(join(root, file)), line, column };
  return (process.env.DOCPROOF_EDITOR ?? usual)
    .replaceAll('{file}', values.file)
    .replaceAll('{line}', String(values.line))
    .replaceAll('{column}', String(values.column));
}

/** The first `file:line:column` of a message, as messages of ours begin with it. */
export function placeIn(message: string): { file: string; line?: number; column?: number } | undefined {
  const [, file, line, column] = /^([^\s:]+\.\w+)(?::(\d+))?(?::(\d+))?:/.exec(message) ?? [];
  if (file === undefined) return undefined;
  return { file, ...(line && { line: Number(line) }), ...(column && { column: Number(column) }) };
}
