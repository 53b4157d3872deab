import type { Code } from 'mdast';
import { didYouMean } from '../../lib/nearest.ts';
import type { Block } from '../../model/guide.ts';
import { type FenceInfo, parseFenceInfo } from './fence-info.ts';
import { commandLanguages, fenceLanguages } from './fence-languages.ts';

/** Says what is wrong with a block; `line` counts from its opening fence, which is 0. */
export type ReportBlock = (rule: string, message: string, options?: { line?: number; fix?: string }) => void;

/** Marks and attributes that a fence can have. */
const marks = ['response', 'output', 'command', 'illustration'];
const attributeNames = ['status', 'request', 'exit', 'illustration', 'title'];

/** Reads a fenced code block of a page. */
export function readBlock(code: Code, number: number, file: string, report: ReportBlock): Block {
  const info = parseFenceInfo(`${code.lang ?? ''} ${code.meta ?? ''}`.trimEnd());
  checkWords(info, report);
  const kind = kindOf(info, report);
  const { status, request, exit, illustration } = info.attributes;
  const start = code.position?.start;
  return {
    number,
    kind,
    language: info.language,
    text: `${code.value}\n`,
    ...(kind === 'response' && status !== undefined && { status }),
    exit: countOf(exit, 'exit', report) ?? 0,
    ...withRequest(countOf(request, 'request', report)),
    ...(kind === 'illustration' && illustration && { reason: illustration }),
    location: { file, line: start?.line ?? 1, column: start?.column ?? 1 },
  };
}

function withRequest(request: number | undefined): { request?: number } {
  return request === undefined ? {} : { request };
}

function kindOf({ language, marks, attributes }: FenceInfo, report: ReportBlock): Block['kind'] {
  if (marks.includes('response')) return 'response';
  if (marks.includes('output')) return 'output';
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
