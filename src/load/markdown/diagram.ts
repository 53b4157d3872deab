import type { Code } from 'mdast';
import type { Location } from '../../model/location.ts';
import { parseFenceInfo } from './fence-info.ts';
import type { ReportBlock } from './report-block.ts';

/** Reads a fence that is drawn: `sequence flow=<workflowId>`; undefined when it is none, and without a flow when it is no good. */
export function readDiagram(
  code: Code,
  file: string,
  report: ReportBlock,
): { readonly flow: string | undefined; readonly location: Location } | undefined {
  const { language, attributes, marks } = parseFenceInfo(`${code.lang ?? ''} ${code.meta ?? ''}`.trimEnd());
  const location = { file, line: code.position?.start.line ?? 1, column: code.position?.start.column ?? 1 };
  if (language === 'mermaid' && !('illustration' in attributes) && !marks.includes('illustration')) {
    report(
      'diagram',
      'A `mermaid` block is not drawn: its renderer needs a browser, which a build does not have.',
      {
        fix: 'Draw a flow by `sequence flow=…`, or put an SVG file beside the page; its source may stand as `illustration="…"`.',
      },
    );
    return { flow: undefined, location };
  }
  if (language !== 'sequence') return undefined;
  if (!attributes.flow) {
    report('diagram', 'The diagram does not say which flow it shows.', { fix: 'Write `sequence flow=…`.' });
  }
  return { flow: attributes.flow || undefined, location };
}
