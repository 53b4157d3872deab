import { gzipSync } from 'node:zlib';
import type { Finding } from '../../model/finding.ts';
import type { OutputFile } from '../../model/publication.ts';

/** Bytes of an operation's page with all that a browser fetches for it, compressed as a host would. */
const budget = 50 * 1024;

/** So many of the longest pages are compressed at each build; the heaviest one is among them. */
const weighed = 8;

/** Keeps the heaviest pages of operations within what a slow connection bears. */
export function openScales(): {
  readonly note: (file: OutputFile) => void;
  readonly findings: () => Iterable<Finding>;
} {
  const shared: OutputFile[] = [];
  let longest: OutputFile[] = [];
  return {
    note: (file) => {
      if (/^site\/assets\/(site\.css|site\.js|icon\.svg)$/.test(file.path)) shared.push(file);
      if (file.about?.kind !== 'operation') return;
      const least = longest.length < weighed ? 0 : (longest.at(-1)?.content.length ?? 0);
      if (file.content.length <= least) return;
      longest = [...longest, file]
        .toSorted((one, other) => other.content.length - one.content.length)
        .slice(0, weighed);
    },
    findings: function* () {
      const base = shared.reduce((sum, file) => sum + compressed(file), 0);
      for (const page of longest) {
        const bytes = base + compressed(page);
        if (bytes > budget) yield tooHeavy(page, bytes);
      }
    },
  };
}

function compressed({ content }: OutputFile): number {
  return gzipSync(content).length;
}

function tooHeavy({ path, about }: OutputFile, bytes: number): Finding {
  return {
    severity: 'warning',
    rule: 'page-weight',
    message: `The page \`${path.replace(/^site\//, '')}\` weighs ${Math.ceil(bytes / 1024)} KB compressed, more than the ${budget / 1024} KB that a page should.`,
    location: about?.source ?? { file: path },
    fix: 'Give its schemas names of their own, so that they unfold on pages of theirs, or shorten its examples.',
  };
}
