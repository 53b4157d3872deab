import type { DiffReport } from '../located-change.ts';
import { toHuman } from './human.ts';
import { toJson } from './json.ts';
import { toMarkdown } from './markdown.ts';

/** How a DiffReport is printed, by the name of the format. */
export const diffFormats: Readonly<
  Record<string, (report: DiffReport, options: { readonly color: boolean }) => string>
> = {
  human: toHuman,
  markdown: toMarkdown,
  json: toJson,
};
