import type { Config } from '../../config.ts';
import type { Finding } from '../../model/finding.ts';
import type { Guide } from '../../model/guide.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { findFiles } from '../source/find-files.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { docstringSamples } from './docstring-samples.ts';
import { readIncludes } from './include.ts';
import { readGuide } from './load-guide.ts';

/** Loads the code samples of files that are no pages: a Guide for each Markdown file and for each docstring with an `@example`. */
export async function loadSamples(
  { root, samples }: Pick<Config, 'root' | 'samples'>,
  files: SourceFiles,
  facts: FactTable,
): Promise<{ guides: Guide[]; findings: Finding[] }> {
  const guides: Guide[] = [];
  const findings: Finding[] = [];
  const found = await Promise.all(samples.map((glob) => findFiles(root, glob)));
  for (const file of new Set(found.flat())) {
    const text = await files.read(file);
    for (const { path, markdown } of samplesOf(file, text)) {
      const { includes, findings: ofIncludes } = await readIncludes(markdown, { files, facts });
      const { guide, findings: ofGuide } = readGuide(markdown, file, { path }, facts, includes);
      guides.push({ ...guide, sample: true });
      findings.push(...ofIncludes, ...ofGuide);
    }
  }
  return { guides: guides.filter(({ blocks }) => blocks.length > 0), findings };
}

function samplesOf(file: string, text: string): { readonly path: string; readonly markdown: string }[] {
  if (/\.(md|markdown)$/i.test(file)) return [{ path: file.replace(/\.[^.]+$/, ''), markdown: text }];
  return docstringSamples(text).map((markdown, index) => ({ path: `${file}/${index + 1}`, markdown }));
}
