import { expect } from 'vitest';
import { parseExactJson } from '../lib/exact-json.ts';
import { boundaryOf, dispositionParameter, parseMultipart } from '../lib/multipart.ts';
import type { HttpRequest, Part, RequestContent } from '../model/example.ts';
import type { Captured } from './capture-server.test-data.ts';

/** Fails unless a program sent the request and nothing else. */
export function expectExact(captured: Captured, request: Omit<HttpRequest, 'origin'>): void {
  expect(captured.method).toBe(request.method);
  expect(decodeUnreserved(captured.target)).toBe(decodeUnreserved(request.target));
  expectHeaders(captured, request);
  expectBody(captured, request.body);
}

const clientsOwn =
  /^(host|user-agent|accept|accept-encoding|accept-language|connection|content-length|transfer-encoding|expect|sec-fetch-.*)$/;

function expectHeaders(captured: Captured, request: Omit<HttpRequest, 'origin'>): void {
  const isMultipart = request.body?.kind === 'multipart';
  const boundary = (value: string) => (isMultipart ? value.replace(/\s*;\s*boundary=.*$/, '') : value);
  const sent = captured.headers.map(([name, value]) => [name.toLowerCase(), boundary(value)] as const);
  const wanted = request.headers.map(
    ({ name, value }) =>
      [name.toLowerCase(), boundary(value.replace(/^[ \t]+|[ \t]+$/g, '')).toWellFormed()] as const,
  );
  const names = new Set(wanted.map(([name]) => name));
  const notOwn = sent.filter(([name]) => names.has(name) || !clientsOwn.test(name));
  expect(sortByName(notOwn)).toEqual(sortByName(wanted));
}

/** Fields of one name keep their order. */
function sortByName(fields: readonly (readonly [string, string])[]) {
  return fields.toSorted(([a], [b]) => (a < b ? -1 : Number(a > b)));
}

function expectBody({ headers, body }: Captured, want: RequestContent | undefined): void {
  if (!want) expect(body).toHaveLength(0);
  else if (want.kind === 'json') expectJson(body, want.text ?? writeJson(want.value));
  else if (want.kind === 'form') expect(decodeForm(body)).toEqual(want.pairs);
  else if (want.kind === 'file') expectBytes(body, Buffer.from(want.file.base64, 'base64'));
  else if (want.kind === 'text') expectBytes(body, Buffer.from(want.text));
  else {
    const type = headers.find(([name]) => /^content-type$/i.test(name))?.[1] ?? '';
    expectParts(body, boundaryOf(type) ?? '', want.parts);
  }
}

function expectBytes(sent: Buffer, want: Buffer): void {
  if (!sent.equals(want)) expect(sent.toString()).toBe(want.toString());
  expect(sent.equals(want)).toBe(true);
}

function expectJson(sent: Buffer, want: string): void {
  const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(sent);
  expect(canonical(text)).toBe(canonical(want));
  if (want.trim() === '-0') expect(text.trim()).toBe('-0');
}

/** JSON.stringify would lose the sign of -0. */
function writeJson(value: unknown): string {
  return Object.is(value, -0) ? '-0' : JSON.stringify(value);
}

/** One text for all JSON texts of a value: keys sorted, numbers by their digits. */
function canonical(text: string): string {
  return JSON.stringify(parseExactJson(text), (_, value) =>
    value instanceof Map ? Object.fromEntries([...value].sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}

function decodeForm(body: Buffer): [string, string][] {
  return [...new URLSearchParams(body.toString('latin1').replace(/^\?/, '%3F'))];
}

function expectParts(body: Buffer, boundary: string, want: readonly Part[]): void {
  if (want.length === 0) {
    expect(body.toString()).toMatch(/^(?:\r\n)?--[^\r\n]+--(?:\r\n)?$/);
    return;
  }
  const sent = parseMultipart(body, boundary);
  const names = sent?.map(({ headers }, index) => nameOf(headers, 'name', want[index]));
  expect(names).toEqual(want.map(({ name }) => name));
  for (const [index, part] of want.entries()) {
    const found = sent?.[index];
    if (!found) continue;
    expectPart(part, found.headers, body.subarray(found.start, found.end));
  }
}

type Fields = readonly (readonly [string, string])[];

/** The reading of a parameter that is wanted, since clients escape quotes in several ways. */
function nameOf(headers: Fields, parameter: 'name' | 'filename', want: Part | undefined): string | undefined {
  const readings = dispositionParameter(fieldOf(headers, 'content-disposition') ?? '', parameter);
  return readings.find((reading) => reading === want?.[parameter]) ?? readings[0];
}

function expectPart(part: Part, headers: Fields, content: Buffer): void {
  expect(nameOf(headers, 'filename', part)).toBe(part.filename);
  const type = fieldOf(headers, 'content-type');
  if (part.contentType !== undefined) expect(type).toBe(part.contentType);
  else if ('text' in part.content) expect(type ?? 'text/plain').toMatch(/^text\/plain/);
  const further = headers.filter(([name]) => !/^content-(disposition|type|length)$/i.test(name));
  const lower = (fields: Fields) => sortByName(fields.map(([name, value]) => [name.toLowerCase(), value]));
  expect(lower(further)).toEqual(lower(part.headers));
  const bytes =
    'text' in part.content ? Buffer.from(part.content.text) : Buffer.from(part.content.file.base64, 'base64');
  expectBytes(content, bytes);
}

function fieldOf(headers: Fields, wanted: string): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
}

function decodeUnreserved(target: string): string {
  return target.replace(/%([0-9A-Fa-f]{2})/g, (triplet: string, code: string) => {
    const character = String.fromCharCode(Number.parseInt(code, 16));
    return /[A-Za-z0-9\-._~]/.test(character) ? character : triplet.toUpperCase();
  });
}
