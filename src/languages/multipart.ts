import { boundaryOf } from '../lib/multipart.ts';
import type { Part, RequestContent, RequestFile, RequestHeader } from '../model/example.ts';
import { headerValue } from './header-value.ts';

export type Multipart = Extract<RequestContent, { readonly kind: 'multipart' }>;

/** A name or file name as it stands in quotes, [as HTML escapes it](https://html.spec.whatwg.org/#multipart-form-data). */
export function escapeName(text: string): string {
  return text.toWellFormed().replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}

/** The header fields of a part, each a line without its end. */
export function partFields({ name, filename, contentType, headers }: Part): readonly string[] {
  const file = filename === undefined ? '' : `; filename="${escapeName(filename)}"`;
  return [
    `Content-Disposition: form-data; name="${escapeName(name)}"${file}`,
    ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
    ...headers.map(([field, value]) => `${field}: ${value}`),
  ];
}

/** A whole body for clients that cannot be told its parts, with the Content-Type that names its boundary. */
export interface WrittenMultipart {
  readonly contentType: string;
  /** No two texts stand side by side. */
  readonly chunks: readonly (string | RequestFile)[];
  /** The same, to be joined by CRLF; the content of a part is one of them. */
  readonly lines: readonly (string | RequestFile)[];
}

/** Writes a multipart body with the boundary that its media type says, else one that nothing in it holds. */
export function writeMultipart({ mediaType, parts }: Multipart): WrittenMultipart {
  const stated = boundaryOf(mediaType);
  const boundary = stated ?? boundaryFor(parts);
  const lines: readonly (string | RequestFile)[] = [
    ...parts.flatMap((part) => [
      `--${boundary}`,
      ...partFields(part),
      '',
      'text' in part.content ? part.content.text.toWellFormed() : part.content.file,
    ]),
    `--${boundary}--`,
    '',
  ];
  const contentType = stated === undefined ? `${mediaType}; boundary=${boundary}` : mediaType;
  return { contentType, chunks: joinLines(lines), lines };
}

function joinLines(lines: readonly (string | RequestFile)[]): readonly (string | RequestFile)[] {
  const chunks: (string | RequestFile)[] = [];
  let text = '';
  for (const [index, line] of lines.entries()) {
    if (typeof line === 'string') text += line;
    else {
      chunks.push(text, line);
      text = '';
    }
    if (index < lines.length - 1) text += '\r\n';
  }
  return [...chunks, text];
}

/** Whether a client that makes forms says this Content-Type by itself. */
export function isFormData(contentType: RequestHeader | undefined): boolean {
  return contentType !== undefined && /^multipart\/form-data$/i.test(headerValue(contentType));
}

function boundaryFor(parts: readonly Part[]): string {
  const contents = parts.map(({ content }) =>
    'text' in content ? content.text : Buffer.from(content.file.base64, 'base64').toString('latin1'),
  );
  for (let count = 1; ; count++) {
    const boundary = `part-boundary-${count}`;
    if (!contents.some((text) => text.includes(boundary))) return boundary;
  }
}
