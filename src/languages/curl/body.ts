import type { Part, RequestContent, RequestFile, RequestHeader } from '../../model/example.ts';
import { encodeFormName, toFormText } from '../form-text.ts';
import { headerValue } from '../header-value.ts';
import { toJsonText } from '../json-text.ts';
import { toJsonValue } from '../json-value.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import { bashString, bashWord, printfString } from './literals.ts';

export interface Body {
  readonly options: readonly string[];
  /** Files that are read while curl sends already. */
  readonly needed?: readonly string[];
  /** Commands whose output is piped into curl because no argument can hold it. */
  readonly input?: readonly string[];
  /** What the Content-Type header is instead of what the request says; `implied` when curl sends it by itself. */
  readonly contentType?: string | undefined;
}

/** Prints the options that give curl a body. */
export function printBody(body: RequestContent, contentType: RequestHeader | undefined): Body {
  switch (body.kind) {
    case 'file':
      // Of a file that is not there curl would only warn; the shell does not start it then.
      return { options: [`--data-binary @- <${bashWord(body.file.name)}`] };
    case 'multipart':
      return isFormData(contentType) && body.parts.length > 0 && body.parts.every(isSayablePart)
        ? { options: body.parts.map(printPart), contentType: 'implied' }
        : printWritten(body);
    case 'form': {
      const implied = contentType && headerValue(contentType) === formType ? 'implied' : undefined;
      const isSayable = body.pairs.length > 0 && body.pairs.every(isSayablePair);
      const printed = isSayable ? { options: body.pairs.map(printPair) } : printText(toFormText(body.pairs));
      return { ...printed, contentType: implied };
    }
    case 'json':
      return printText(toJsonText(toJsonValue(body)));
    case 'text':
      return printText(body.text);
  }
}

/** What curl says by itself of data. */
const formType = 'application/x-www-form-urlencoded';

function printText(text: string): Body {
  // Linux takes no argument of 128 KiB, and no argument holds a NUL; printf is a builtin, so it may be given both.
  if (text.includes('\0') || Buffer.byteLength(text) > 100_000) {
    return { options: ['--data-binary @-'], input: [`printf '%b' ${printfString(text)}`] };
  }
  return { options: [`--data-raw ${bashString(text)}`] };
}

function printPair([name, value]: readonly [string, string]): string {
  return `--data-urlencode ${bashString(`${encodeFormName(name)}=${value}`)}`;
}

/** --data-urlencode drops the `=` of a nameless pair. */
function isSayablePair([name, value]: readonly [string, string]): boolean {
  return name !== '' && !value.includes('\0');
}

/** What --form has no way to say: a name with `=`, NUL, and types that it would cut. */
function isSayablePart({ name, filename, contentType, headers, content }: Part): boolean {
  const texts = [name, filename ?? '', 'text' in content ? content.text : '', ...headers.flat()];
  return (
    name !== '' &&
    !name.includes('=') &&
    texts.every((text) => !text.includes('\0')) &&
    (contentType === undefined || /^[\w.+-]+\/[\w.+-]+(?:; ?charset=[\w-]+)?$/.test(contentType)) &&
    ('file' in content || contentType !== undefined || filename === undefined)
  );
}

function printPart({ name, filename, contentType, headers, content }: Part): string {
  const isFile = 'file' in content;
  const parameters = [
    ...(filename === undefined || (isFile && filename === content.file.name)
      ? []
      : [`filename=${quote(filename)}`]),
    ...headers.map(([field, value]) => `headers=${quote(`${field}: ${value}`)}`),
    ...(contentType === undefined ? [] : [`type=${contentType}`]),
  ];
  if (isFile) return `--form ${bashString([`${name}=@${content.file.name}`, ...parameters].join(';'))}`;
  if (parameters.length === 0) return `--form-string ${bashString(`${name}=${content.text}`)}`;
  return `--form ${bashString([`${name}=${quote(content.text)}`, ...parameters].join(';'))}`;
}

/** Quotes as --form reads them. */
function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function printWritten(body: Multipart): Body {
  const { contentType, chunks } = writeMultipart(body);
  if (chunks.length === 1) return { ...printText(chunks.join('')), contentType };
  const files = chunks.flatMap((chunk) => (typeof chunk === 'string' ? [] : [chunk.name]));
  return {
    options: ['--data-binary @-'],
    needed: [...new Set(files)].map(bashWord),
    input: chunks.map(printChunk),
    contentType,
  };
}

function printChunk(chunk: string | RequestFile): string {
  return typeof chunk === 'string'
    ? `printf '%b' ${printfString(chunk)}`
    : `cat ${bashWord(`./${chunk.name}`)}`;
}
