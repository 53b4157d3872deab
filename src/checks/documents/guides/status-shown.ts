import type { Version } from '../../../model/docs.ts';
import type { Block } from '../../../model/guide.ts';
import { defineDocumentCheck } from '../document-check.ts';
import { findingAt, type GuideProse, guideProses, type Statement } from './guide-prose.ts';

/** Finds a status in a sentence that nothing bears out: no answer beside it, no code of the catalogue, no operation. */
export const statusShown = defineDocumentCheck({
  rule: 'status-shown',
  description: 'A status in a sentence is believed like one in an answer, so an answer has to show it.',
  *check(docs) {
    for (const prose of guideProses(docs)) {
      const documented = new Set(prose.versions.flatMap(statusesOf));
      if (documented.size === 0) continue;
      for (const statement of prose.statements.filter(({ text }) => !text.startsWith('#'))) {
        for (const { status, index } of statusesIn(statement.text)) {
          const message = faultOf(status, index, statement, prose, documented);
          if (message === undefined) continue;
          yield findingAt(prose, statement, index, {
            rule: 'status-shown',
            message,
            actual: status,
            fix: 'Correct the status, show the answer, or name the error code beside it',
          });
        }
      }
    }
  },
});

function statusesOf({ operations }: Version): string[] {
  return operations.flatMap((operation) => operation.responses.map(({ status }) => status));
}

/** Numbers of three digits that stand where a status stands. */
function statusesIn(text: string): { readonly status: string; readonly index: number }[] {
  const pattern =
    /\b(?:(?:answers?|answered|statu(?:s|ses)|code|HTTP|gives|gets|returns|treat(?:ed)?|expect|an?|this|that|the|both are|than|are|is|or|from)\s+(?:(?:with|is|of|code)\s+)?)`?([1-5]\d\d)\b`?(?!\s*(?:%|ms\b|s\b|seconds?\b|minutes?\b|hours?\b|days?\b|bytes?\b|characters?\b|words?\b|times?\b|requests?\b|to\b|\.\d|-))/gi;
  return [...text.matchAll(pattern)].map((match) => ({
    status: match[1] ?? '',
    index: match.index + match[0].lastIndexOf(match[1] ?? ''),
  }));
}

function faultOf(
  status: string,
  index: number,
  statement: Statement,
  prose: GuideProse,
  documented: ReadonlySet<string>,
): string | undefined {
  const beside = besideOf(statement, prose);
  const isFirst = statusesIn(statement.text)[0]?.index === index;
  if (
    isFirst &&
    beside.length > 0 &&
    !beside.some((each) => each === status) &&
    isAbout(statement.text, index)
  ) {
    return `The sentence says \`${status}\`, and the answer beside it has the status \`${beside.join('` or `')}\``;
  }
  if (/(?:^|[.!?]\s+|\*\s*)(?:answer|send)\s+$/i.test(statement.text.slice(0, index)) || !isStatus(status))
    return undefined;
  // Between a client and its API stand others, who answer so.
  if (status === '502' || status === '504') return undefined;
  const isDocumented =
    documented.has(status) || documented.has(`${status[0]}XX`) || documented.has('default');
  if (!isDocumented) return `No operation documents the status \`${status}\``;
  if (prose.guide.version === undefined || /`[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+`/.test(statement.text))
    return undefined;
  if (status[0] === '2' || isShown(status, prose.guide.blocks)) return undefined;
  if (isOfLinked(status, statement, prose)) return undefined;
  return `The page says \`${status}\`, and no answer on it shows that`;
}

/** "This 401", "The status is 403", "answers 401:" speak of the answer beside them; "instead of a 429" does not. */
function isAbout(text: string, index: number): boolean {
  const before = text.slice(0, index).replace(/`$/, '');
  return (
    /\b(?:this|the status is)\s+$/i.test(before) ||
    (/\banswers?\s+(?:with\s+)?$/i.test(before) && /^`?\d{3}`?:\s*$/.test(text.slice(index)))
  );
}

/** Whether an operation that the sentence leads to documents the status. */
function isOfLinked(status: string, { text }: Statement, { versions }: GuideProse): boolean {
  const ids = [...text.matchAll(/operation\/([\w.~%-]+)\)/g)].map(([, id]) => id);
  return versions
    .flatMap(({ operations }) => operations)
    .some(({ id, responses }) => ids.includes(id) && responses.some((each) => each.status === status));
}

function isStatus(status: string): boolean {
  return Number(status) < 600 && Number(status) % 100 < 52;
}

function isShown(status: string, blocks: readonly Block[]): boolean {
  return blocks.some(
    ({ kind, status: own, text }) =>
      own === status || (kind !== 'illustration' && new RegExp(`\\b${status}\\b`).test(text)),
  );
}

/** The statuses of the answers directly above a statement, or below the command that it announces. */
function besideOf({ line, text }: Statement, { guide: { blocks }, text: page }: GuideProse): string[] {
  const lines = page.split('\n');
  const isNear = (from: number, to: number) => lines.slice(from, to).every((each) => each.trim() === '');
  if (/:\s*$/.test(text)) {
    const end = line + text.trimEnd().split('\n').length - 1;
    const next = blocks.findIndex(({ location }) => (location.line ?? 0) > end);
    const first = blocks[next];
    if (first === undefined || !isNear(end, (first.location.line ?? 1) - 1)) return [];
    const answers = blocks.slice(next + 1);
    const until = answers.findIndex(({ kind }) => kind === 'command');
    const own = answers.slice(0, until < 0 ? undefined : until);
    return own.some(({ kind }) => kind === 'output') ? [] : own.flatMap(({ status }) => status ?? []);
  }
  const above = blocks.findLast(({ location }) => (location.line ?? 0) < line);
  if (above?.status === undefined) return [];
  const end = (above.location.line ?? 0) + above.text.split('\n').length;
  const paragraph = lines
    .slice(end, line - 1)
    .join('\n')
    .trim();
  return paragraph === '' ? [above.status] : [];
}
