import type { Part, RequestContent, RequestFile, RequestHeader } from '../../model/example.ts';
import { hasUniqueNames, toFormText } from '../form-text.ts';
import { headerValue } from '../header-value.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { layOutObject } from '../layout.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import {
  type PythonNode,
  printNode,
  pythonBytes,
  pythonJson,
  pythonLayout,
  pythonString,
} from '../python-literals.ts';

export interface Body {
  /** Lines before the call. */
  readonly declaration: string;
  /** Such as `json=payload`. */
  readonly argument: string;
  readonly imports: readonly string[];
  /** What the Content-Type header is instead of what the request says; `implied` when requests sends it by itself. */
  readonly contentType?: string | undefined;
}

/** Prints a body as an argument of requests. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): Body {
  if (body.kind === 'multipart' && isFormData(contentType) && body.parts.length > 0) return printFiles(body);
  if (body.kind === 'form' && body.pairs.length > 0 && contentType) {
    const declaration = `form = ${printPairs(body.pairs)}`;
    const implied = impliedBy(contentType, 'application/x-www-form-urlencoded');
    return { declaration, argument: 'data=form', imports: [], contentType: implied };
  }
  // requests takes json=None for no body, and adds a Content-Type to what has none.
  const literal =
    body.kind === 'json' && body.value !== null && contentType ? pythonJson(toJsonValue(body)) : undefined;
  if (literal !== undefined) {
    const implied = impliedBy(contentType, 'application/json');
    return {
      declaration: `payload = ${literal}`,
      argument: 'json=payload',
      imports: [],
      contentType: implied,
    };
  }
  return { ...printPayload(body), argument: 'data=payload' };
}

/** Prints a body as the argument `data` of urllib, which takes bytes alone. */
export function printData(body: RequestContent): Body {
  const literal = body.kind === 'json' ? pythonJson(toJsonValue(body)) : undefined;
  if (literal !== undefined) {
    const argument = 'data=json.dumps(payload).encode()';
    return { declaration: `payload = ${literal}`, argument, imports: ['import json'] };
  }
  if (body.kind === 'form' && body.pairs.length > 0) {
    const argument = 'data=urlencode(form).encode()';
    const imports = ['from urllib.parse import urlencode'];
    return { declaration: `form = ${printPairs(body.pairs)}`, argument, imports };
  }
  const payload = printPayload(body);
  const isBytes = body.kind === 'file' || /\.encode\(\)$|\.read\(\)$/.test(payload.declaration);
  return { ...payload, argument: isBytes ? 'data=payload' : 'data=payload.encode()' };
}

function impliedBy(contentType: RequestHeader | undefined, value: string): 'implied' | undefined {
  return contentType && headerValue(contentType) === value ? 'implied' : undefined;
}

function printPayload(body: RequestContent): Omit<Body, 'argument'> {
  if (body.kind === 'file') {
    const declaration = `with open(${pythonString(body.file.name)}, "rb") as file:\n    payload = file.read()`;
    return { declaration, imports: [] };
  }
  if (body.kind === 'multipart') return printWritten(body);
  const text =
    body.kind === 'json'
      ? toJsonText(toJsonValue(body), { indent: 0 })
      : body.kind === 'form'
        ? toFormText(body.pairs)
        : body.text;
  return { declaration: assignPayload(text), imports: [] };
}

/** Black puts what gains a line by it into brackets. */
function assignPayload(text: string): string {
  const literal = pythonBytes(text);
  const { width, indent } = pythonLayout;
  const isLong = 'payload = '.length + literal.length > width && indent + literal.length <= width;
  return isLong ? `payload = (\n    ${literal}\n)` : `payload = ${literal}`;
}

function printPairs(pairs: readonly (readonly [string, string])[]): string {
  const wellFormed = pairs.map(([name, value]) => [name.toWellFormed(), value.toWellFormed()] as const);
  if (hasUniqueNames(wellFormed)) return layOutObject(wellFormed, pythonLayout, { indent: 0 });
  const tuples = wellFormed.map(([name, value]) => `    (${pythonString(name)}, ${pythonString(value)}),\n`);
  return `[\n${tuples.join('')}]`;
}

function printFiles({ parts }: Multipart): Body {
  const place = { indent: 4, before: 4, after: 1 };
  const lines = parts.map((part) => {
    const name = pythonString(part.name.toWellFormed());
    return `    ${printNode({ open: '(', items: [name, toTuple(part)], close: ')' }, place)},\n`;
  });
  return {
    declaration: `files = [\n${lines.join('')}]`,
    argument: 'files=files',
    imports: [],
    contentType: 'implied',
  };
}

/** `(file name, content, type, header fields)`, as far as there is something to say. */
function toTuple({ filename, contentType, headers, content }: Part): PythonNode {
  const name = filename === undefined ? 'None' : pythonString(filename.toWellFormed());
  const bytes = 'text' in content ? pythonString(content.text.toWellFormed()) : openCall(content.file);
  const type = contentType === undefined ? 'None' : pythonString(contentType);
  const fields = headers.map(([field, value]) => `${pythonString(field)}: ${pythonString(value)}`);
  if (fields.length > 0) {
    return { open: '(', items: [name, bytes, type, { open: '{', items: fields, close: '}' }], close: ')' };
  }
  return { open: '(', items: contentType === undefined ? [name, bytes] : [name, bytes, type], close: ')' };
}

function printWritten(multipart: Multipart): Omit<Body, 'argument'> {
  const { contentType, chunks } = writeMultipart(multipart);
  if (chunks.length === 1) {
    return { declaration: assignPayload(chunks.join('')), imports: [], contentType };
  }
  const items = chunks.map((chunk) =>
    typeof chunk === 'string' ? `${pythonString(chunk)}.encode()` : `${openCall(chunk)}.read()`,
  );
  const lines = items.map((item) => `        ${item},\n`);
  return { declaration: `payload = b"".join(\n    [\n${lines.join('')}    ]\n)`, imports: [], contentType };
}

function openCall({ name }: RequestFile): string {
  return `open(${pythonString(name)}, "rb")`;
}
