import type { Part, RequestHeader } from '../../model/example.ts';
import { javascriptLayout, javascriptString } from '../javascript-literals.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import type { AxiosBody } from './axios-body.ts';

/** Prints a form, or the lines of the body where FormData would send other parts. */
export function printMultipart(body: Multipart, contentType: RequestHeader | undefined): AxiosBody {
  if (!isFormData(contentType) || !body.parts.every(isSayable) || body.parts.length === 0) {
    return printWritten(body);
  }
  const lines = ['const form = new FormData();', ...body.parts.map(printAppend)];
  return { declarations: [lines.join('\n')], expression: 'data: form', contentType: '' };
}

/** FormData names and types every file, types no text, and makes every line end CRLF. */
function isSayable({ filename, contentType, headers, content }: Part): boolean {
  if (headers.length > 0) return false;
  if (filename === undefined && contentType === undefined && 'text' in content) {
    return !/(?<!\r)\n|\r(?!\n)/.test(content.text);
  }
  // A Blob writes its type in small letters, and leaves out one with other characters than those of ASCII.
  return Boolean(filename) && contentType !== undefined && /^[ -@[-~]+$/.test(contentType);
}

function printAppend({ name, filename, contentType, content }: Part): string {
  const key = javascriptString(name.toWellFormed());
  if (filename === undefined || contentType === undefined) {
    const text = 'text' in content ? content.text : '';
    return printCall([key, javascriptString(text.toWellFormed())]);
  }
  const bytes =
    'file' in content
      ? `await readFile(${javascriptString(content.file.name)})`
      : javascriptString(content.text.toWellFormed());
  const type = javascriptString(contentType);
  const blob = `new Blob([${bytes}], { type: ${type} })`;
  const fits = 2 + blob.length + 1 <= javascriptLayout.width;
  const broken = `new Blob([${bytes}], {\n    type: ${type},\n  })`;
  return printCall([key, fits ? blob : broken, javascriptString(filename.toWellFormed())]);
}

function printCall(items: readonly string[]): string {
  const line = `form.append(${items.join(', ')});`;
  const fits = line.length <= javascriptLayout.width && !line.includes('\n');
  return fits ? line : `form.append(${items.map((item) => `\n  ${item},`).join('')}\n);`;
}

function printWritten(body: Multipart): AxiosBody {
  const { contentType, chunks } = writeMultipart(body);
  const items = chunks.flatMap((chunk, index) => {
    if (typeof chunk !== 'string') return [`await readFile(${javascriptString(chunk.name)})`];
    // The file stands for the empty lines that end the text before it and begin the one after it.
    const lines = chunk.split('\r\n').slice(index === 0 ? 0 : 1, -1);
    return lines.map(javascriptString);
  });
  const line = `const lines = [${items.join(', ')}];`;
  const broken = `const lines = [${items.map((item) => `\n  ${item},`).join('')}\n];`;
  const lines = line.length <= javascriptLayout.width ? line : broken;
  return { declarations: [`${lines}\n${joinLines}`], expression: 'data: Buffer.concat(body)', contentType };
}

const joinLines = 'const body = lines.flatMap((line) => [Buffer.from(line), Buffer.from("\\r\\n")]);';
