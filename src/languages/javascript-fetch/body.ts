import type { Part, RequestContent, RequestFile, RequestHeader } from '../../model/example.ts';
import {
  javascriptCall,
  javascriptForm,
  javascriptJson,
  javascriptLayout,
  javascriptString,
} from '../javascript-literals.ts';
import { toJsonValue } from '../json-value.ts';
import { layOut, type Place } from '../layout.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';

export interface Body {
  /** What is sent: `body` where the statements make it. */
  readonly expression: string;
  /** Lines before the call. */
  readonly statements: readonly string[];
  readonly readsFiles: boolean;
  /** What the Content-Type header is instead of what the request says; `implied` when fetch sends it by itself. */
  readonly contentType?: string;
}

/** Prints a body for the given place; fetch takes forms and derives a Content-Type, `node:https` takes text and bytes. */
export function printBody(
  body: RequestContent,
  contentType: RequestHeader | undefined,
  place: Place,
  isFetch: boolean,
): Body {
  if (body.kind === 'file') {
    return { expression: readFileCall(body.file), statements: [], readsFiles: true };
  }
  if (body.kind === 'multipart') {
    const isForm = isFetch && isFormData(contentType) && body.parts.every(isSayable);
    return isForm ? printForm(body) : printWritten(body);
  }
  const isDerived = isFetch && contentType === undefined;
  // Of a string or URLSearchParams fetch would derive a Content-Type; of bytes it does not.
  const expression = isDerived ? printBytes(body, place) : printText(body, place, isFetch);
  return { expression, statements: [], readsFiles: false };
}

type TextContent = Exclude<RequestContent, { readonly kind: 'file' | 'multipart' }>;

function printBytes(body: TextContent, place: Place): string {
  const inner = place.indent + 2;
  const text = printText(body, { indent: inner, before: inner, after: 1 }, true);
  const argument = body.kind === 'form' ? `${text}.toString()` : text;
  return argument.includes('\n')
    ? `new TextEncoder().encode(\n${' '.repeat(inner)}${argument},\n${' '.repeat(place.indent)})`
    : javascriptCall('new TextEncoder().encode', argument, place);
}

function printText(body: TextContent, place: Place, isFetch: boolean): string {
  if (body.kind === 'json') return javascriptJson(toJsonValue(body), place);
  if (body.kind === 'text') return javascriptString(body.text.toWellFormed());
  return body.pairs.length === 0 ? '""' : javascriptForm(body.pairs, place) + (isFetch ? '' : '.toString()');
}

/** What FormData has no way to say: header fields, line ends other than CRLF, and the type of a text that is no file. */
function isSayable({ name, filename, contentType, headers, content }: Part): boolean {
  const texts = [name, filename ?? '', filename === undefined && 'text' in content ? content.text : ''];
  return (
    headers.length === 0 &&
    texts.every((text) => !/\r(?!\n)|(?<!\r)\n/.test(text)) &&
    (filename === undefined
      ? contentType === undefined && 'text' in content
      : contentType === contentType?.toLowerCase() && (contentType !== undefined || 'file' in content))
  );
}

function printForm({ parts }: Multipart): Body {
  return {
    expression: 'body',
    statements: ['const body = new FormData();', ...parts.map(printAppend)],
    readsFiles: parts.some(({ content }) => 'file' in content),
    contentType: 'implied',
  };
}

function printAppend({ name, filename, contentType, content }: Part): string {
  const field = javascriptString(name.toWellFormed());
  if (filename === undefined && 'text' in content) {
    return printCall('body.append', [field, javascriptString(content.text.toWellFormed())]);
  }
  const bytes =
    'text' in content ? javascriptString(content.text.toWellFormed()) : readFileCall(content.file);
  const type = contentType === undefined ? '' : `, { type: ${javascriptString(contentType)} }`;
  const fileName = javascriptString((filename ?? '').toWellFormed());
  const blob = `new Blob([${bytes}]${type})`;
  const isLong = type !== '' && blob.length + '  ,'.length > javascriptLayout.width;
  const printed = isLong
    ? `new Blob([${bytes}], {\n    type: ${javascriptString(contentType ?? '')},\n  })`
    : blob;
  return printCall('body.append', [field, printed, fileName]);
}

/** A statement that calls a function, an argument a line where they do not fit on one. */
function printCall(name: string, given: readonly string[]): string {
  const line = `${name}(${given.join(', ')});`;
  if (line.length <= javascriptLayout.width) return line;
  return `${name}(\n${given.map((each) => `  ${each},\n`).join('')});`;
}

function printWritten(multipart: Multipart): Body {
  const { contentType, lines } = writeMultipart(multipart);
  const texts = lines.filter((line) => typeof line === 'string');
  if (texts.length === lines.length) {
    const place = { indent: 0, before: 'const body = '.length, after: '.join("\\r\\n");'.length };
    const statement = `const body = ${layOut(texts, javascriptLayout, place)}.join("\\r\\n");`;
    return { expression: 'body', statements: [statement], readsFiles: false, contentType };
  }
  // Every line gets its end: the last, empty one is that of the line before.
  const items = lines
    .slice(0, -1)
    .map((line) => (typeof line === 'string' ? javascriptString(line) : readFileCall(line)));
  return {
    expression: 'body',
    statements: [
      `const lines = [\n${items.map((item) => `  ${item},\n`).join('')}];`,
      'const body = Buffer.concat(\n  lines.flatMap((line) => [Buffer.from(line), Buffer.from("\\r\\n")]),\n);',
    ],
    readsFiles: true,
    contentType,
  };
}

function readFileCall({ name }: RequestFile): string {
  return `await readFile(${javascriptString(name)})`;
}
