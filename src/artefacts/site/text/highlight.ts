import { Prism } from 'prism-react-renderer';
import { escapeCode } from './escape-html.ts';
import { grammarFor } from './grammars.ts';

type Tokens = ReturnType<typeof Prism.tokenize>;

/** Prism's token types → the class that the stylesheet colours; types that are missing stay plain text. */
const classes: Readonly<Record<string, string>> = {
  keyword: 'keyword',
  builtin: 'keyword',
  atrule: 'keyword',
  rule: 'keyword',
  important: 'keyword',
  'attr-name': 'property',
  property: 'property',
  key: 'property',
  'literal-property': 'property',
  header: 'property',
  'header-name': 'property',
  tag: 'property',
  selector: 'property',
  symbol: 'property',
  string: 'string',
  'template-string': 'string',
  'attr-value': 'string',
  'string-literal': 'string',
  char: 'string',
  regex: 'string',
  url: 'string',
  inserted: 'string',
  'inserted-sign': 'string',
  boolean: 'number',
  number: 'number',
  constant: 'number',
  null: 'number',
  comment: 'comment',
  prolog: 'comment',
  cdata: 'comment',
  shebang: 'comment',
  deleted: 'deleted',
  'deleted-sign': 'deleted',
  function: 'function',
  'class-name': 'function',
  variable: 'variable',
  environment: 'variable',
  'assign-left': 'variable',
  parameter: 'plain',
  interpolation: 'plain',
};

/** Blocks recur on pages that are made one after the other. */
const memory = new Map<string, string>();
const remembered = 500;

/** Code as HTML: runs of one colour in one span, everything else as bare text; its text content equals `code`. */
export function highlight(code: string, language: string): string {
  const key = `${language}\0${code}`;
  const known = memory.get(key);
  if (known !== undefined) return known;
  const grammar = code.length > 200_000 ? undefined : grammarFor(language);
  const html = grammar === undefined ? escapeCode(code) : toHtml(Prism.tokenize(code, grammar));
  if (memory.size >= remembered) memory.clear();
  memory.set(key, html);
  return html;
}

function toHtml(tokens: Tokens): string {
  const runs: { name: string; text: string }[] = [];
  collectRuns(tokens, 'plain', runs);
  return runs
    .map(({ name, text }) =>
      name === 'plain' ? escapeCode(text) : `<span class="${name}">${escapeCode(text)}</span>`,
    )
    .join('');
}

function collectRuns(tokens: Tokens, outer: string, runs: { name: string; text: string }[]): void {
  for (const token of tokens) {
    if (typeof token === 'string') addRun(token, outer, runs);
    else {
      const content = typeof token.content === 'string' ? [token.content] : token.content;
      collectRuns(Array.isArray(content) ? content : [content], className(token, outer), runs);
    }
  }
}

function className(token: { type: string; alias?: string | string[] }, outer: string): string {
  const aliases = typeof token.alias === 'string' ? [token.alias] : (token.alias ?? []);
  for (const name of [token.type, ...aliases]) {
    const found = classes[name];
    if (found !== undefined) return found;
  }
  return outer;
}

/** White space has no colour, so it joins the run before it. */
function addRun(text: string, name: string, runs: { name: string; text: string }[]): void {
  const last = runs.at(-1);
  if (last !== undefined && (last.name === name || text.trim() === '')) last.text += text;
  else runs.push({ name, text });
}
