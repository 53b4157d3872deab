import type { Finding } from '../../model/finding.ts';
import type { JsonObject } from '../../model/json.ts';
import { membersOf } from '../source/fields.ts';
import { parseDocument } from '../source/parse-document.ts';

const pattern = /^---[ \t]*\n([\s\S]*?)^---[ \t]*(?:\n|$)/m;

/** The YAML between `---` lines at the start of a page, and the page with those lines blanked. */
export function splitFrontMatter(
  text: string,
  file: string,
): { frontMatter: JsonObject; markdown: string; findings: Finding[] } {
  const match = pattern.exec(text);
  if (match?.index !== 0) return { frontMatter: {}, markdown: text, findings: [] };
  const [whole, yaml = ''] = match;
  const { value, faults } = parseDocument(yaml);
  const findings = faults.map(
    ({ message, line, column }): Finding => ({
      severity: 'error',
      rule: 'front-matter',
      message: `The front matter cannot be read: ${message}`,
      location: { file, line: line + 1, column },
    }),
  );
  const blank = whole.replace(/[^\n]+/g, '');
  return { frontMatter: membersOf(value), markdown: blank + text.slice(whole.length), findings };
}
