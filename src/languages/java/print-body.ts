import { boundaryOf } from '../../lib/multipart.ts';
import type { Part, RequestContent, RequestFile } from '../../model/example.ts';
import { encodeFormName } from '../form-text.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { type Multipart, partFields, writeMultipart } from '../multipart.ts';
import type { Expression } from './expression.ts';

/** A body as Java prints it. */
export interface Body {
  /** What the variable `body` is declared as. */
  readonly declaration: Expression;
  /** The publisher that sends it. */
  readonly publisher: Expression;
  /** Set for multipart bodies: Java does not write them by itself. */
  readonly boundary?: string;
}

/** Prints a body; files are read from the working folder. */
export function printBody(body: RequestContent): Body {
  if (body.kind === 'file') return { declaration: ofFile(body.file), publisher: 'body' };
  if (body.kind === 'multipart') return printMultipart(body);
  const declaration = body.kind === 'form' ? printForm(body.pairs) : printText(textOf(body));
  return { declaration, publisher: ofString('body') };
}

function textOf(body: Extract<RequestContent, { readonly kind: 'json' | 'text' }>): string {
  return body.kind === 'json' ? toJsonText(toJsonValue(body)) : body.text.toWellFormed();
}

/** A text block where there are lines or the text is long, else a string literal. */
function printText(text: string): Expression {
  const chunks = toChunks(text);
  if (chunks.length > 1) {
    return { call: 'String.join', arguments: [{ text: '' }, ...chunks.map((block) => ({ block }))] };
  }
  return text.includes('\n') || text.length > 60 ? { block: text } : { text };
}

/** Characters of one literal: a class file gives it 65,535 bytes, and no character takes more than three. */
const limit = 20_000;

/** Cuts a text that is too long for one literal after its lines, else between characters. */
function toChunks(text: string): readonly string[] {
  const chunks: string[] = [];
  for (let start = 0; start < text.length; start += chunks.at(-1)?.length ?? limit) {
    const rest = text.slice(start, start + limit);
    const lines = rest.lastIndexOf('\n') + 1;
    const isWhole = start + limit >= text.length;
    chunks.push(isWhole ? rest : rest.slice(0, lines > 0 ? lines : endOfCharacter(rest)));
  }
  return chunks;
}

function endOfCharacter(text: string): number {
  return /[\ud800-\udbff]$/.test(text) ? text.length - 1 : text.length;
}

function printForm(pairs: readonly (readonly [string, string])[]): Expression {
  if (pairs.length === 0) return { text: '' };
  const terms = pairs.map(([name, value]) => printPair(name, value));
  const [first] = terms;
  return terms.length === 1 && first ? first : { call: 'String.join', arguments: [{ text: '&' }, ...terms] };
}

function printPair(name: string, value: string): Expression {
  const start = { text: `${encodeFormName(name)}=` };
  return value === '' ? start : { sum: [start, { call: 'encode', arguments: [{ text: value }] }] };
}

function printMultipart(body: Multipart): Body {
  const boundary = boundaryOf(writeMultipart(body).contentType) ?? '';
  const end = ofString({ sum: [{ text: '--' }, 'BOUNDARY', { text: '--\r\n' }] });
  return {
    declaration: { call: 'BodyPublishers.concat', arguments: [...body.parts.map(printPart), end] },
    publisher: 'body',
    boundary,
  };
}

function printPart(part: Part): Expression {
  const { content } = part;
  const publisher =
    'file' in content ? ofFile(content.file) : ofString(printText(content.text.toWellFormed()));
  return { call: 'part', arguments: [publisher, ...partFields(part).map((text) => ({ text }))] };
}

function ofString(text: Expression): Expression {
  return { call: 'BodyPublishers.ofString', arguments: [text] };
}

function ofFile({ name }: RequestFile): Expression {
  return {
    call: 'BodyPublishers.ofFile',
    arguments: [{ call: 'Path.of', arguments: [{ text: name }] }],
  };
}
