import { didYouMean } from '../../lib/nearest.ts';
import type { Finding } from '../../model/finding.ts';
import type { Flow } from '../../model/flow.ts';
import type { Guide } from '../../model/guide.ts';
import type { FactTable } from '../facts/fact-table.ts';
import type { LoadMemory } from '../source/load-memory.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { readIncludes } from './include.ts';
import { readGuide } from './load-guide.ts';

/** Loads Markdown pages in the order of a reader; those of a version may name one of its `flows`, shared ones that of any. */
export async function loadGuides(
  guideFiles: readonly string[],
  place: Pick<Guide, 'api' | 'version'> & { readonly folder: string },
  context: {
    readonly files: SourceFiles;
    readonly facts: FactTable;
    readonly flows: readonly Flow[];
    readonly memory: LoadMemory;
    /** `<api>/<version>` whose flow a shared page means where several have one of that name. */
    readonly current?: string;
  },
): Promise<{ guides: Guide[]; findings: Finding[] }> {
  const { folder, ...owner } = place;
  const guides: Guide[] = [];
  const findings: Finding[] = [];
  for (const file of guideFiles) {
    const path = file
      .slice(folder.length)
      .replace(/^\//, '')
      .replace(/\.[^./]+$/, '');
    const text = await context.files.read(file);
    const { facts, memory } = context;
    const inputs = [text, facts, path, owner.api, owner.version];
    const read = await memory.recall(`guide ${file}`, inputs, context.files, async (files) => {
      const { includes, findings: ofIncludes } = await readIncludes(text, { files, facts });
      const { guide, findings: found } = readGuide(text, file, { path, ...owner }, facts, includes);
      return { guide, findings: [...ofIncludes, ...found] };
    });
    guides.push(read.guide);
    findings.push(...read.findings, ...unknownFlow(read.guide, text, context));
  }
  return { guides: guides.toSorted(byOrder), findings };
}

/** By the `order` of the front matter; pages without one come last, by their file names. */
function byOrder(one: Guide, other: Guide): number {
  const orderOf = ({ frontMatter: { order } }: Guide) =>
    typeof order === 'number' ? order : Number.MAX_VALUE;
  return orderOf(one) - orderOf(other);
}

function unknownFlow(
  guide: Guide,
  text: string,
  { flows, current }: { readonly flows: readonly Flow[]; readonly current?: string },
): Finding[] {
  const { flow, location, diagrams } = guide;
  const line = text.split('\n').findIndex((each) => each.startsWith('flow:')) + 1;
  const named = [
    ...(flow === undefined
      ? []
      : [{ flow, what: 'page', location: { ...location, line: Math.max(line, 1) } }]),
    ...diagrams.map((diagram) => ({ ...diagram, what: 'diagram' })),
  ];
  const ids = flows.map(({ id }) => id);
  return named.flatMap((each): Finding[] => {
    const owners = flows.filter(({ id }) => id === each.flow).map(({ api, version }) => `${api}/${version}`);
    if (owners.length === 1 || owners.includes(current ?? '')) return [];
    const problem =
      owners.length === 0
        ? `which does not exist${didYouMean(each.flow, ids) || '.'}`
        : `which several versions have: ${owners.join(', ')}.`;
    const message = `The ${each.what} names the flow \`${each.flow}\`, ${problem}`;
    return [{ severity: 'error', rule: 'guide-flow', message, location: each.location }];
  });
}
