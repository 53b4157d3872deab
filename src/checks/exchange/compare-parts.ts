import { boundaryOf, dispositionParameter, parseMultipart, type WirePart } from '../../lib/multipart.ts';
import type { Part } from '../../model/example.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';
import { compareBytes } from './compare-bytes.ts';
import type { Difference } from './difference.ts';
import { compareJsonTexts } from './json-by-value.ts';

/** Compares the parts of a multipart body in their order: name, file name, type, further header fields, content. */
export function compareParts(want: readonly Part[], { headers, body }: RequestMessage): Difference[] {
  const boundary = boundaryOf(headerOf(headers, 'content-type') ?? '');
  if (boundary === undefined) return [{ pointer: '', problem: 'the Content-Type names no boundary' }];
  const parts = parseMultipart(body, boundary);
  if (!parts) return [{ pointer: '', problem: 'the body does not end as its boundary says' }];
  if (parts.length !== want.length) {
    const counts = { expected: String(want.length), actual: String(parts.length) };
    return [{ pointer: '', problem: 'another number of parts', ...counts }];
  }
  return want.flatMap((part, index) => {
    const sent = parts[index];
    return sent ? comparePart(part, sent, body.subarray(sent.start, sent.end)) : [];
  });
}

function comparePart(want: Part, sent: WirePart, content: Uint8Array): Difference[] {
  const disposition = headerOf(sent.headers, 'content-disposition') ?? '';
  const where = `part \`${want.name}\``;
  return [
    ...compareName(want.name, dispositionParameter(disposition, 'name'), `the name of ${where}`),
    ...compareName(want.filename, dispositionParameter(disposition, 'filename'), `the file name of ${where}`),
    ...compareType(want, headerOf(sent.headers, 'content-type'), where),
    ...want.headers.flatMap(([name, value]) => {
      const actual = headerOf(sent.headers, name);
      if (actual === value) return [];
      return [
        {
          pointer: '',
          problem: `another \`${name}\` of ${where}`,
          expected: value,
          actual: actual ?? 'none',
        },
      ];
    }),
    ...compareContent(want, content, where),
  ];
}

/** A name counts as sent when one reading of it is right. */
function compareName(want: string | undefined, readings: readonly string[], what: string): Difference[] {
  const isSame = want === undefined ? readings.length === 0 : readings.includes(want.toWellFormed());
  if (isSame) return [];
  return [
    { pointer: '', problem: `${what} differs`, expected: want ?? 'none', actual: readings[0] ?? 'none' },
  ];
}

/** Without a documented type a client may say what the part is anyway: text, or bytes. */
function compareType(want: Part, sent: string | undefined, where: string): Difference[] {
  const [essence = '', charset] = (sent ?? '').toLowerCase().split(/\s*;\s*/);
  if (want.contentType === undefined) {
    const isDefault = 'file' in want.content || ['', 'text/plain'].includes(essence);
    return isDefault ? [] : [{ pointer: '', problem: `${where} has a type`, actual: sent ?? '' }];
  }
  const [expected = '', ...parameters] = want.contentType.toLowerCase().split(/\s*;\s*/);
  const rest = parameters.join(';').replaceAll('"', '');
  const isSame =
    essence === expected && [rest, 'charset=utf-8'].includes(charset?.replaceAll('"', '') ?? rest);
  if (isSame) return [];
  return [
    { pointer: '', problem: `another type of ${where}`, expected: want.contentType, actual: sent ?? 'none' },
  ];
}

function compareContent(want: Part, content: Uint8Array, where: string): Difference[] {
  if ('file' in want.content) {
    return compareBytes(Buffer.from(want.content.file.base64, 'base64'), content, `content of ${where}`);
  }
  const text = want.content.text.toWellFormed();
  if (/[/+]json\b/i.test(want.contentType ?? '')) {
    return compareJsonTexts(text, Buffer.from(content).toString('utf8'));
  }
  return compareBytes(Buffer.from(text), content, `content of ${where}`);
}

function headerOf(headers: HeaderList, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted.toLowerCase())?.[1];
}
