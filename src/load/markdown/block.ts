import type { Code } from 'mdast';
import { didYouMean } from '../../lib/nearest.ts';
import type { Block } from '../../model/guide.ts';
import { type FenceInfo, parseFenceInfo } from './fence-info.ts';
import { commandLanguages, fenceLanguages } from './fence-languages.ts';
import type { Include, Includes } from './include.ts';
import type { ReportBlock } from './report-block.ts';
import { tabTitle } from './tab-title.ts';

/** Marks and attributes that a fence can have. */
const marks = ['response', 'output', 'command', 'excerpt', 'illustration', 'tab', 'schema', 'unordered'];
const attributeNames = ['status', 'request', 'exit', 'illustration', 'title', 'tab', 'file', 'retry'];

/** Reads a fenced code block of a page; the title of its tab is told apart, since the group is for others to know. */
export function readBlock(
  code: Code,
  { number, file, includes }: { readonly number: number; readonly file: string; readonly includes: Includes },
  report: ReportBlock,
): { readonly block: Block; readonly tab: string | undefined } {
  const info = parseFenceInfo(`${code.lang ?? ''} ${code.meta ?? ''}`.trimEnd());
  checkWords(info, report);
  const kind = kindOf(info, report);
  const { status, request, exit, illustration, retry } = info.attributes;
  const start = code.position?.start;
  const include = includes.find(info, report);
  const block: Block = {
    number,
    kind,
    language: info.language,
    text: textOf(code, include, report),
    ...(kind === 'response' && status !== undefined && { status }),
    ...(kind === 'response' && info.marks.includes('schema') && { schema: true }),
    ...(kind === 'response' && info.marks.includes('unordered') && { unordered: true }),
    exit: countOf(exit, 'exit', report) ?? 0,
    ...withRequest(countOf(request, 'request', report)),
    ...(kind === 'illustration' && illustration && { reason: illustration }),
    ...(include && { include: include.source, ...staleText(code, include) }),
    ...withRetry(countOf(retry, 'retry', report)),
    location: { file, line: start?.line ?? 1, column: start?.column ?? 1 },
  };
  return { block, tab: tabTitle(info, kind, report) };
}

/** What the page says in place of the file. */
function staleText(code: Code, include: Include): { written?: string } {
  const isStale = code.value.trim() !== '' && code.value.trimEnd() !== include.text.trimEnd();
  return isStale ? { written: `${code.value}\n` } : {};
}

/** What a page shows of a file may stand in the page too, so that it can be read there; then it must be the same. */
function textOf(code: Code, include: Include | undefined, report: ReportBlock): string {
  const written = `${code.value}\n`;
  if (include === undefined || code.value.trim() === '') return include?.text ?? written;
  if (staleText(code, include).written !== undefined) {
    const { file, region } = include.source;
    report('include-stale', `The block is not what stands in \`${file}${region ? `#${region}` : ''}\`.`, {
      fix: 'Leave the block empty, and the page shows the file as it is; or rewrite it by `docproof build --update`.',
    });
  }
  return include.text;
}

function withRequest(request: number | undefined): { request?: number } {
  return request === undefined ? {} : { request };
}

function withRetry(retry: number | undefined): { retry?: number } {
  return retry === undefined ? {} : { retry };
}

function kindOf({ language, marks, attributes }: FenceInfo, report: ReportBlock): Block['kind'] {
  if (marks.includes('response')) return 'response';
  if (marks.includes('output')) return 'output';
  if (marks.includes('excerpt')) {
    if (attributes.file === undefined) {
      report('block-excerpt', 'The block is an excerpt and does not say of which file.', {
        fix: 'Write `file=path/of/the/program#region`.',
      });
    }
    return 'excerpt';
  }
  if ('illustration' in attributes || marks.includes('illustration')) {
    if (!attributes.illustration) {
      report('block-reason', 'The block is an illustration and does not say why it does not run.', {
        fix: 'Write `illustration="…"` with the reason.',
      });
    }
    return 'illustration';
  }
  if (commandLanguages.has(language) || marks.includes('command')) return 'command';
  report(
    'block-role',
    `The block${language && ` in \`${language}\``} does not say what it is, so nothing proves it.`,
    {
      fix: 'Mark it as `response`, as `output`, or as `illustration="…"` with the reason why it does not run.',
    },
  );
  return 'illustration';
}

function checkWords(info: FenceInfo, report: ReportBlock): void {
  const { language } = info;
  if (language !== '' && !fenceLanguages.has(language)) {
    const near = didYouMean(language, fenceLanguages);
    report('fence-language', `The language \`${language}\` of the block is not known${near || '.'}`);
  }
  for (const mark of info.marks.filter((word) => !marks.includes(word))) {
    report(
      'fence-word',
      `The word \`${mark}\` behind the fence is not known${didYouMean(mark, marks) || '.'}`,
    );
  }
  for (const name of Object.keys(info.attributes).filter((word) => !attributeNames.includes(word))) {
    const near = didYouMean(name, attributeNames);
    report('fence-word', `The attribute \`${name}\` behind the fence is not known${near || '.'}`);
  }
}

function countOf(text: string | undefined, name: string, report: ReportBlock): number | undefined {
  if (text === undefined) return undefined;
  if (/^\d{1,4}$/.test(text)) return Number(text);
  report('fence-word', `The attribute \`${name}\` must be a number, not \`${text}\`.`);
  return undefined;
}
