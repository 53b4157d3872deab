import type { RequestContent, RequestHeader } from '../model/example.ts';

/** The value as it travels: without the white space around it, which [HTTP](https://www.rfc-editor.org/rfc/rfc9110#section-5.5) does not count as part of it. */
export function headerValue(header: RequestHeader): string {
  return header.value.replace(/^[ \t]+|[ \t]+$/g, '').toWellFormed();
}

/** The text and the variable of a value that is one text followed by one variable; undefined for every other value. */
export function credentialOf({
  credential,
}: RequestHeader): { readonly prefix: string; readonly variable: string } | undefined {
  if (credential?.kind !== 'pieces') return undefined;
  const [first = '', second] = credential.pieces;
  const [prefix, read] = typeof first === 'string' ? [first, second] : ['', first];
  if (read === undefined || typeof read === 'string') return undefined;
  return { prefix: prefix.replace(/^[ \t]+/, '').toWellFormed(), variable: read.variable };
}

/** What a request may carry that no language prints yet. */
export function isPlain(body: RequestContent | undefined): body is TextContent | undefined {
  return body?.kind !== 'file' && body?.kind !== 'multipart';
}

export type TextContent = Exclude<RequestContent, { readonly kind: 'file' | 'multipart' }>;

/** Finds a header by its name, in any case. */
export function findHeader(headers: readonly RequestHeader[], name: string): RequestHeader | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
