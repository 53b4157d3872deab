import type { HttpRequest, RequestHeader } from '../../model/example.ts';
import { findRepeatedHeader } from '../find-fault.ts';
import { headerPieces } from '../header-value.ts';
import type { Place } from '../layout.ts';
import { findLoneBasic } from '../lone-basic.ts';
import { isRead } from '../pieces.ts';
import { isAscii, pythonLayout, pythonString } from '../python-literals.ts';
import { pythonLines, pythonPieces, pythonSequence } from './expressions.ts';
import type { HttpxBody } from './httpx-body.ts';

/** The argument `headers`: a dictionary, or pairs where a name comes twice; none where there is nothing to say. It stands `outer` columns in. */
export function printHeaders(request: HttpRequest, body: HttpxBody | undefined, outer: number): string[] {
  const indent = outer + 4;
  const basic = findLoneBasic(request);
  const said = request.headers.filter((header) => header !== basic?.header && !isSaidBy(body, header));
  if (said.length === 0) return [];
  if (findRepeatedHeader(request) === undefined) {
    const members = said.map((header) => {
      const key = `${pythonString(header.name)}: `;
      return key + printValue(header, { indent, before: indent + key.length, after: 1 }, body);
    });
    return [`headers=${pythonLines('{', members, '}', outer)}`];
  }
  const pairs = said.map((header) => {
    const items = [
      pythonString(header.name),
      printValue(header, { indent: indent + 4, before: indent + 4, after: 1 }, body),
    ];
    return pythonSequence('(', items, ')', { indent, before: indent, after: 1 });
  });
  return [`headers=${pythonLines('[', pairs, ']', outer)}`];
}

function isSaidBy(body: HttpxBody | undefined, { name }: RequestHeader): boolean {
  return body?.contentType === '' && name.toLowerCase() === 'content-type';
}

function printValue(header: RequestHeader, place: Place, body: HttpxBody | undefined): string {
  if (header.name.toLowerCase() === 'content-type' && body?.contentType) {
    return pythonString(body.contentType);
  }
  if (header.credential?.kind === 'basic') return '"Basic " + credentials';
  const pieces = headerPieces(header);
  const isText = pieces.every((piece) => isAscii(isRead(piece) ? piece.literal : piece));
  if (isText) return pythonPieces(pieces, place);
  // httpx takes a str for ASCII alone.
  if (pieces.length === 1) return `${pythonPieces(pieces, { ...place, after: 10 })}.encode()`;
  const line = `(${pythonPieces(pieces, { indent: 0, before: 0, after: 0 })}).encode()`;
  if (place.before + line.length + 1 <= pythonLayout.width) return line;
  const inner = place.indent + 4;
  const sum = pythonPieces(pieces, { indent: inner, before: inner, after: 0 });
  return `(\n${' '.repeat(inner)}${sum}\n${' '.repeat(place.indent)}).encode()`;
}
