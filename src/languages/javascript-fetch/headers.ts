import type { RequestHeader } from '../../model/example.ts';
import { findHeader, headerPieces } from '../header-value.ts';
import { javascriptKey, javascriptPieces, printProperty } from '../javascript-literals.ts';
import type { Body } from './body.ts';

/** Prints header fields as properties; those that the body brings along are left out or said as it needs them. */
export function printHeaders(
  headers: readonly RequestHeader[],
  contentType: Body['contentType'],
): readonly string[] {
  return headers
    .filter((header) => !(contentType === 'implied' && isContentType(header)))
    .map((header) => property(header.name, printValue(header, contentType), 4));
}

/** Prints header fields as node:http takes them: a list for one that is there several times, and the length of a body. */
export function printRepeatableHeaders(
  headers: readonly RequestHeader[],
  body: Body | undefined,
): readonly string[] {
  const firsts = headers.filter((header, index) => !findHeader(headers.slice(0, index), header.name));
  const lines = firsts.map((header) => {
    const same = headers.filter(({ name }) => name.toLowerCase() === header.name.toLowerCase());
    const values = same.map((each) => printValue(each, body?.contentType));
    return property(header.name, values.length === 1 ? (values[0] ?? '') : `[${values.join(', ')}]`, 8);
  });
  return body ? [...lines, '"Content-Length": Buffer.byteLength(body)'] : lines;
}

function printValue(header: RequestHeader, contentType: Body['contentType']): string {
  if (header.credential?.kind === 'basic') return '`Basic ${credentials}`';
  if (contentType !== undefined && contentType !== 'implied' && isContentType(header)) {
    return javascriptPieces([contentType], 'bytes');
  }
  return javascriptPieces(headerPieces(header), 'bytes');
}

function isContentType({ name }: RequestHeader): boolean {
  return name.toLowerCase() === 'content-type';
}

function property(name: string, value: string, indent: number): string {
  return printProperty(javascriptKey(name), value, indent);
}
