import type { Credential, HttpRequest, Piece, RequestHeader } from '../model/example.ts';
import { joinPieces } from './pieces.ts';

/** The value as it travels: without the white space around it, which [HTTP](https://www.rfc-editor.org/rfc/rfc9110#section-5.5) does not count as part of it. */
export function headerValue(header: RequestHeader): string {
  return header.value.replace(/^[ \t]+|[ \t]+$/g, '').toWellFormed();
}

/** The value in pieces, as it travels: a single text where nothing of it is read from the environment. */
export function headerPieces(header: RequestHeader): readonly Piece[] {
  if (header.credential?.kind !== 'pieces') return [headerValue(header)];
  const pieces = joinPieces(header.credential.pieces);
  const last = pieces.length - 1;
  return joinPieces(
    pieces.map((piece, index) => {
      if (typeof piece !== 'string') return piece;
      const start = index === 0 ? piece.replace(/^[ \t]+/, '') : piece;
      return index === last ? start.replace(/[ \t]+$/, '') : start;
    }),
  );
}

/** Username and password of [Basic](https://www.rfc-editor.org/rfc/rfc7617#section-2) authentication, and the header that says them. */
export interface Basic {
  readonly header: RequestHeader;
  readonly username: Credential;
  readonly password: Credential;
}

/** Finds the header that clients make of a username and a password. */
export function findBasic({ headers }: Pick<HttpRequest, 'headers'>): Basic | undefined {
  for (const header of headers) {
    const { credential } = header;
    if (credential?.kind === 'basic')
      return { header, username: credential.username, password: credential.password };
  }
  return undefined;
}

/** Finds a header by its name, in any case. */
export function findHeader(headers: readonly RequestHeader[], name: string): RequestHeader | undefined {
  return headers.find((header) => header.name.toLowerCase() === name.toLowerCase());
}
