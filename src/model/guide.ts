import type { JsonObject } from './json.ts';
import type { Location } from './location.ts';

/** A Markdown page. */
export interface Guide {
  /** File name below the guides folder without extension, such as `getting-started`. */
  readonly path: string;
  /** Unset on a guide that all versions share. */
  readonly api?: string;
  readonly version?: string;
  readonly title: string;
  readonly description: string;
  /** Set on samples of a file that is no page: they run where the packages of the project are found. */
  readonly sample?: true;
  /** The workflowId that feeds the page's steps. */
  readonly flow?: string;
  readonly frontMatter: JsonObject;
  /** The Markdown as published: facts filled in, front matter blanked, line numbers as in the file. */
  readonly markdown: string;
  readonly blocks: readonly Block[];
  /** Fences that the site draws: which flow, and where the fence opens. */
  readonly diagrams: readonly { readonly flow: string; readonly location: Location }[];
  readonly location: Location;
}

/** A fenced block of a Guide. */
export interface Block {
  /** Counted from 1 over all blocks of the page; a proof is named `<guide>#<number>`. */
  readonly number: number;
  /**
   * `command` runs; `response` and `output` are compared; an `excerpt` is part of a file that another block runs whole;
   * `illustration` does not run and says why.
   */
  readonly kind: 'command' | 'response' | 'output' | 'excerpt' | 'illustration';
  /** The fence's language, lower case. */
  readonly language: string;
  /** Exactly what stands between the fences, with one newline at the end. */
  readonly text: string;
  /** `response`: the documented status. */
  readonly status?: string;
  /** `command`: the exit status that is expected, 0 unless the fence says otherwise. */
  readonly exit: number;
  /** `response`: which request of the block before, counted from 1; the last one when absent. */
  readonly request?: number;
  /** `response`: the text is a JSON Schema that the answer must fit. */
  readonly schema?: true;
  /** `response`: lists may come in any order. */
  readonly unordered?: true;
  /** `illustration`: why it does not run. */
  readonly reason?: string;
  /** Set on alternatives: the number of the first block of all tabs, and the title of the tab that this one stands in. */
  readonly tab?: { readonly group: number; readonly title: string };
  /** Set when the text comes from a file of the project, and from which region of it. */
  readonly include?: { readonly file: string; readonly region?: string };
  /** What the page repeats of that file, where it is no longer what stands there. */
  readonly written?: string;
  /** `command`: how often it is played again, a second later, until it ends as expected. */
  readonly retry?: number;
  /** It stands in a comment: it runs, and pages do not show it. */
  readonly hidden?: true;
  /** The line of the opening fence; content starts on the next line. */
  readonly location: Location;
}
