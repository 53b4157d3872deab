import type { RequestHeader } from '../model/example.ts';

/** The value as it travels: without the white space around it, which [HTTP](https://www.rfc-editor.org/rfc/rfc9110#section-5.5) does not count as part of it. */
export function headerValue(header: RequestHeader): string {
  return header.value.replace(/^[ \t]+|[ \t]+$/g, '').toWellFormed();
}

/** What a program writes before the credential that it reads from the environment. */
export function credentialPrefix(prefix: string): string {
  return prefix.replace(/^[ \t]+/, '').toWellFormed();
}

/** Finds a header by its name, in any case. */
export function findHeader(headers: readonly RequestHeader[], name: string): RequestHeader | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
