import type { RequestHeader } from '../../model/example.ts';
import { headerPieces } from '../header-value.ts';
import { isRead } from '../pieces.ts';
import { isAscii, pythonBytes, pythonRead, pythonString, pythonSum } from '../python-literals.ts';
import type { Body } from './body.ts';

/** Prints header fields as items of a dictionary; those that the body brings along are left out or said as it needs them. */
export function printHeaders(
  headers: readonly RequestHeader[],
  body: Body | undefined,
  indent: number,
): readonly string[] {
  return headers.flatMap((header) => {
    const isContentType = header.name.toLowerCase() === 'content-type';
    if (isContentType && body?.contentType === 'implied') return [];
    const name = pythonString(header.name);
    const terms = isContentType && body?.contentType ? [pythonString(body.contentType)] : valueTerms(header);
    return [`${name}: ${pythonSum(terms, { indent, before: indent + name.length + 2, after: 1 })}`];
  });
}

/** The value as a sum of strings, or of bytes where requests would send a string as Latin-1 or not at all. */
export function valueTerms(header: RequestHeader): readonly string[] {
  const pieces = headerPieces(header);
  const isPlain = pieces.every((piece) => isAscii(isRead(piece) ? piece.literal : piece));
  return pieces.map((piece) => {
    if (isRead(piece)) return isPlain ? pythonRead(piece) : `${pythonRead(piece)}.encode()`;
    return isPlain || !isAscii(piece) ? pythonBytes(piece) : `${pythonString(piece)}.encode()`;
  });
}
