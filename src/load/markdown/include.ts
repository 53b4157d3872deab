import { readdir } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { DocsError } from '../../errors.ts';
import { didYouMean } from '../../lib/nearest.ts';
import type { Finding } from '../../model/finding.ts';
import type { Block } from '../../model/guide.ts';
import type { FactTable } from '../facts/fact-table.ts';
import { fillFacts } from '../facts/fill-facts.ts';
import type { SourceFiles } from '../source/source-files.ts';
import { type FenceInfo, parseFenceInfo } from './fence-info.ts';
import { readRegion, regionNames, withoutMarkers } from './region.ts';
import type { ReportBlock } from './report-block.ts';

/** What a block takes from a file of the project. */
export interface Include {
  readonly source: NonNullable<Block['include']>;
  /** One newline at the end. */
  readonly text: string;
}

/** The files that the fences of a page name. */
export interface Includes {
  /** The text that `file=path#region` names; undefined when the fence names none, or one that is not there. */
  readonly find: (info: FenceInfo, report: ReportBlock) => Include | undefined;
}

type Read = { readonly text: string } | { readonly problem: string };

/** Reads what the fences of a page name, before the page is read; paths start at the root of the project. */
export async function readIncludes(
  markdown: string,
  { files, facts }: { readonly files: SourceFiles; readonly facts: FactTable },
): Promise<{ includes: Includes; findings: Finding[] }> {
  const named = markdown.split('\n').flatMap((line) => {
    const info = /^[\s>]*(?:`{3,}|~{3,})(.*\bfile=.*)$/.exec(line)?.[1];
    return info === undefined ? [] : (splitTarget(parseFenceInfo(info))?.file ?? []);
  });
  const read = new Map<string, Read>();
  const findings: Finding[] = [];
  for (const file of new Set(named)) {
    const found = await readFile(file, files);
    const filled = 'text' in found ? fillFacts(found.text, file, facts) : undefined;
    findings.push(...(filled?.findings ?? []));
    read.set(file, filled ?? found);
  }
  return { includes: { find: (info, report) => find(info, read, report) }, findings };
}

/** A page that names no files. */
export const noIncludes: Includes = { find: () => undefined };

function find(info: FenceInfo, read: ReadonlyMap<string, Read>, report: ReportBlock): Include | undefined {
  const source = splitTarget(info);
  const found = source && read.get(source.file);
  if (!source || !found) return undefined;
  if ('problem' in found) {
    report('include-file', found.problem);
    return undefined;
  }
  const { file, region } = source;
  if (region === undefined) return { source, text: withoutMarkers(found.text) };
  const text = readRegion(found.text, region);
  if (text !== undefined) return { source, text };
  const near = didYouMean(region, regionNames(found.text)) || '.';
  report('include-region', `\`${file}\` has no region \`${region}\`${near}`, {
    fix: `Mark it there by comments, \`docs:start ${region}\` and \`docs:end ${region}\`.`,
  });
  return undefined;
}

function splitTarget({ attributes }: FenceInfo): Include['source'] | undefined {
  if (!attributes.file) return undefined;
  const [file = '', region] = attributes.file.split('#', 2);
  return { file: posix.normalize(file), ...(region ? { region } : {}) };
}

async function readFile(file: string, files: SourceFiles): Promise<Read> {
  if (file.startsWith('/') || file.startsWith('..')) {
    return { problem: `The file \`${file}\` lies outside of the project.` };
  }
  try {
    const text = await files.read(file);
    return { text: text.endsWith('\n') || text === '' ? text : `${text}\n` };
  } catch (error) {
    if (!(error instanceof DocsError)) throw error;
    const folder = dirname(file);
    const names = await readdir(join(files.root, folder)).catch(() => []);
    const near = didYouMean(
      file,
      names.map((name) => posix.join(folder, name)).filter((name) => name !== file),
    );
    return {
      problem: near ? `There is no file \`${file}\`${near}` : `The file is not to be read: ${error.message}`,
    };
  }
}
