import type { Part, RequestContent, RequestFile, RequestHeader } from '../../model/example.ts';
import { hasUniqueNames } from '../form-text.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { layOut, layOutObject } from '../layout.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import { rubyJson, rubyLayout, rubyString } from './literals.ts';

export interface Body {
  readonly declaration: string;
  /** Gives it to the request. */
  readonly statement: string;
  /** What the Content-Type header is instead of what the request says; `implied` when net/http says it. */
  readonly contentType?: string;
}

/** Prints a body and the statement that gives it to the request. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): Body {
  switch (body.kind) {
    case 'form':
      return {
        declaration: `form = ${printPairs(body.pairs)}`,
        statement: 'request.body = URI.encode_www_form(form)',
      };
    case 'json': {
      const value = toJsonValue(body);
      const literal = rubyJson(value);
      if (literal === undefined) return printText(toJsonText(value, { indent: 0 }));
      return { declaration: `payload = ${literal}`, statement: 'request.body = JSON.generate(payload)' };
    }
    case 'text':
      return printText(body.text);
    case 'file':
      return { declaration: `payload = ${readCall(body.file)}`, statement: 'request.body = payload' };
    case 'multipart':
      return isFormData(contentType) && body.parts.every(isSayable) ? printForm(body) : printWritten(body);
  }
}

function printText(text: string): Body {
  return { declaration: `payload = ${rubyString(text.toWellFormed())}`, statement: 'request.body = payload' };
}

function printPairs(pairs: readonly (readonly [string, string])[]): string {
  const wellFormed = pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  if (hasUniqueNames(wellFormed)) return layOutObject(wellFormed, rubyLayout, { indent: 0 });
  return layOut(wellFormed, rubyLayout, { indent: 0, before: 'form = '.length, after: 0 });
}

/** What set_form has no way to say: header fields, line ends in names, and the type of a text that is no file. */
function isSayable({ name, filename, contentType, headers, content }: Part): boolean {
  const isTyped = contentType !== undefined;
  return (
    headers.length === 0 &&
    !/[\r\n]/.test(name + (filename ?? '')) &&
    (filename === undefined
      ? !isTyped && 'text' in content
      : filename !== '' && (isTyped || 'file' in content))
  );
}

function printForm({ parts }: Multipart): Body {
  const rows = parts.map(({ name, filename, contentType, content }) => {
    const options = [
      ...(filename === undefined || ('file' in content && filename === content.file.name)
        ? []
        : [`filename: ${rubyString(filename)}`]),
      ...(contentType === undefined ? [] : [`content_type: ${rubyString(contentType)}`]),
    ];
    const items = [
      rubyString(name),
      'text' in content ? rubyString(content.text) : `File.open(${rubyString(content.file.name)}, 'rb')`,
      ...(options.length > 0 ? [`{ ${options.join(', ')} }`] : []),
    ];
    return `  [${items.join(', ')}]`;
  });
  return {
    declaration: rows.length > 0 ? `form = [\n${rows.join(',\n')}\n]` : 'form = []',
    statement: "request.set_form(form, 'multipart/form-data')",
    contentType: 'implied',
  };
}

function printWritten(multipart: Multipart): Body {
  const { contentType, lines } = writeMultipart(multipart);
  const hasFiles = lines.some((line) => typeof line !== 'string');
  const items = lines.map((line) => {
    if (typeof line !== 'string') return `  ${readCall(line)}`;
    // Beside the bytes of a file, what is not ASCII has to be bytes too.
    return `  ${rubyString(line)}${hasFiles && !/^[\0-\x7f]*$/.test(line) ? '.b' : ''}`;
  });
  return {
    declaration: `payload = [\n${items.join(',\n')}\n].join("\\r\\n")`,
    statement: 'request.body = payload',
    contentType,
  };
}

function readCall({ name }: RequestFile): string {
  return `File.binread(${rubyString(name)})`;
}
