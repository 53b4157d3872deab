import type { Part, RequestHeader } from '../../model/example.ts';
import { layOutObject } from '../layout.ts';
import { isFormData, type Multipart, writeMultipart } from '../multipart.ts';
import { pythonLayout, pythonString } from '../python-literals.ts';
import { pythonLines, pythonSequence } from './expressions.ts';
import type { HttpxBody } from './httpx-body.ts';

/** Prints the argument `files`, or the lines of the body where httpx would send other parts. */
export function printMultipart(body: Multipart, contentType: RequestHeader | undefined): HttpxBody {
  if (!isFormData(contentType) || !body.parts.every(isSayable) || body.parts.length === 0) {
    return printWritten(body);
  }
  const items = body.parts.map((part) => {
    const entry = [pythonString(part.name.toWellFormed()), printPart(part)];
    return pythonSequence('(', entry, ')', { indent: 4, before: 4, after: 1 });
  });
  return {
    declarations: [`files = ${pythonLines('[', items, ']', 0)}`],
    argument: 'files=files',
    contentType: '',
  };
}

/** httpx types every file, doubles a backslash in names, and encodes more of them than HTML does. */
function isSayable({ name, filename, contentType, headers }: Part): boolean {
  const names = headers.map(([field]) => field.toLowerCase());
  return (
    !/[\0-\t\v\f\x0e-\x1f\\]/.test(name + (filename ?? '')) &&
    filename !== '' &&
    (filename === undefined || contentType !== undefined) &&
    !names.includes('content-type') &&
    new Set(names).size === names.length
  );
}

function printPart({ filename, contentType, headers, content }: Part): string {
  const bytes =
    'file' in content
      ? `Path(${pythonString(content.file.name)}).read_bytes()`
      : pythonString(content.text.toWellFormed());
  const items = [filename === undefined ? 'None' : pythonString(filename.toWellFormed()), bytes];
  if (contentType !== undefined || headers.length > 0) {
    items.push(contentType === undefined ? 'None' : pythonString(contentType));
  }
  if (headers.length > 0) items.push(layOutObject(headers, pythonLayout, { indent: 12 }));
  return pythonSequence('(', items, ')', { indent: 8, before: 8, after: 1 });
}

function printWritten(body: Multipart): HttpxBody {
  const { contentType, chunks } = writeMultipart(body);
  const items = chunks.flatMap((chunk, index) => {
    if (typeof chunk !== 'string') return [`Path(${pythonString(chunk.name)}).read_bytes()`];
    // The file stands for the empty lines that end the text before it and begin the one after it.
    const isLast = index === chunks.length - 1;
    return chunk
      .split('\r\n')
      .slice(index === 0 ? 0 : 1, isLast ? undefined : -1)
      .map(printLine);
  });
  const lines = pythonSequence('[', items, ']', {
    indent: 4,
    before: 'body = b"\\r\\n".join('.length,
    after: 1,
  });
  const joined = lines.includes('\n') ? `\n    ${lines}\n` : lines;
  return { declarations: [`body = b"\\r\\n".join(${joined})`], argument: 'content=body', contentType };
}

function printLine(line: string): string {
  const literal = pythonString(line);
  return /^[\0-\x7f]*$/.test(line) ? `b${literal}` : `${literal}.encode()`;
}
