/** One part of a [multipart body](https://www.rfc-editor.org/rfc/rfc2046#section-5.1) as it stands on the wire. */
export interface WirePart {
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Where the content stands in the body, in bytes. */
  readonly start: number;
  readonly end: number;
}

/** The boundary that a Content-Type names, without its quotes. */
export function boundaryOf(contentType: string): string | undefined {
  const match = /;\s*boundary=(?:"((?:[^"\\]|\\.)*)"|([^\s;]+))/i.exec(contentType);
  return match?.[1]?.replace(/\\(.)/g, '$1') ?? match?.[2];
}

/** Finds the parts of a body; undefined when it does not end as the boundary says, or a part has no end of its header. */
export function parseMultipart(body: Uint8Array, boundary: string): readonly WirePart[] | undefined {
  const bytes = Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter may stand at the very start, without a line end before it.
  let at = bytes.subarray(0, delimiter.length - 2).equals(delimiter.subarray(2))
    ? -2
    : bytes.indexOf(delimiter);
  if (at < -2 || at === -1) return undefined;
  const parts: WirePart[] = [];
  for (;;) {
    const after = at + delimiter.length;
    if (bytes.subarray(after, after + 2).toString('latin1') === '--') return parts;
    const line = bytes.indexOf('\r\n', after);
    const next = bytes.indexOf(delimiter, after);
    if (line < 0 || next < 0) return undefined;
    const part = readPart(bytes, line, next);
    if (!part) return undefined;
    parts.push(part);
    at = next;
  }
}

function readPart(bytes: Buffer, line: number, end: number): WirePart | undefined {
  // A part without header fields begins with the empty line itself.
  const gap = bytes.indexOf('\r\n\r\n', line);
  if (gap < 0 || gap + 4 > end + 2) return undefined;
  const text = bytes.subarray(line + 2, gap).toString('utf8');
  const lines = gap === line ? [] : text.split('\r\n');
  const headers = lines.map((each) => {
    const colon = each.indexOf(':');
    return [each.slice(0, colon).trim(), each.slice(colon + 1).trim()] as const;
  });
  return { headers, start: Math.min(gap + 4, end), end };
}

/** The parameters of a `Content-Disposition` in every reading that clients have of quotes and of characters beyond ASCII. */
export function dispositionParameter(value: string, name: string): readonly string[] {
  const extended = new RegExp(`;\\s*${name}\\*=(?:utf-8)''([^;]*)`, 'i').exec(value)?.[1];
  const quoted = new RegExp(`;\\s*${name}=(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(value);
  const raw = quoted?.[1] ?? quoted?.[2];
  // To HTML a backslash is a character like any other, even the last one.
  const html = new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(value)?.[1];
  return [
    ...(extended === undefined ? [] : [decode(extended)]),
    ...(raw === undefined ? [] : [raw, raw.replace(/\\(.)/gs, '$1'), decodeQuotes(raw)]),
    ...(html === undefined || html === raw ? [] : [decodeQuotes(html)]),
  ];
}

function decodeQuotes(text: string): string {
  return text.replace(/%(?:22|0D|0A)/gi, (code) => decode(code));
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** A part that is still to be written. */
export interface NewPart {
  readonly name: string;
  readonly filename?: string;
  readonly contentType?: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly content: Uint8Array;
}

/** Writes [multipart/form-data](https://www.rfc-editor.org/rfc/rfc7578) with names as [HTML](https://html.spec.whatwg.org/#multipart-form-data) escapes them. */
export function writeMultipart(parts: readonly NewPart[], boundary: string): Uint8Array {
  const chunks = parts.flatMap(({ name, filename, contentType, headers, content }) => {
    const file = filename === undefined ? '' : `; filename="${escapeName(filename)}"`;
    const lines = [
      `--${boundary}`,
      `Content-Disposition: form-data; name="${escapeName(name)}"${file}`,
      ...(contentType === undefined ? [] : [`Content-Type: ${contentType}`]),
      ...headers.map(([key, value]) => `${key}: ${value}`),
    ];
    return [Buffer.from(`${lines.join('\r\n')}\r\n\r\n`), content, Buffer.from('\r\n')];
  });
  return Buffer.concat([...chunks, Buffer.from(`--${boundary}--\r\n`)]);
}

function escapeName(text: string): string {
  return text.replace(/["\r\n]/g, (character) => encodeURIComponent(character));
}
