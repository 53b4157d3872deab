import { isUtf8 } from 'node:buffer';
import { findJsonScalars, type JsonScalar } from '../../lib/json-scalars.ts';
import type { Binding, Place } from '../../model/binding.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';
import { bindHeaders } from './bind-headers.ts';
import { bindParts } from './bind-parts.ts';
import { liveFor } from './live-for.ts';

/**
 * Replaces literals by live values in a request: compared decoded, spliced in place, every other byte kept.
 * Looks at path segments, query and form pairs, header values (or what follows the scheme), and JSON strings.
 */
export function bindRequest(request: RequestMessage, bindings: readonly Binding[]): RequestMessage {
  if (bindings.length === 0) return request;
  return {
    ...request,
    url: bindUrl(request.url, bindings),
    headers: bindHeaders(request.headers, bindings),
    body: bindBody(request, bindings),
  };
}

function bindUrl(url: string, bindings: readonly Binding[]): string {
  const match = /^([a-z]+:\/\/[^/?#]*)([^?#]*)(?:\?([^#]*))?(.*)$/i.exec(url);
  if (!match) return url;
  const [, origin = '', path = '', query, rest = ''] = match;
  const boundPath = path
    .split('/')
    .map((segment) => splice(segment, { in: 'path' }, bindings, decodeURIComponent, encodeURIComponent))
    .join('/');
  const boundQuery = query === undefined ? '' : `?${bindPairs(query, 'query', bindings)}`;
  return `${origin}${boundPath}${boundQuery}${rest}`;
}

function bindPairs(pairs: string, place: 'query' | 'form', bindings: readonly Binding[]): string {
  return pairs
    .split('&')
    .map((pair) => {
      const equals = pair.indexOf('=');
      if (equals < 0) return pair;
      const name = attempt(decodeForm, pair.slice(0, equals)) ?? pair.slice(0, equals);
      const value = pair.slice(equals + 1);
      return `${pair.slice(0, equals)}=${splice(value, { in: place, name }, bindings, decodeForm, encodeURIComponent)}`;
    })
    .join('&');
}

function decodeForm(text: string): string {
  return decodeURIComponent(text.replaceAll('+', ' '));
}

function bindBody(request: RequestMessage, bindings: readonly Binding[]): Uint8Array {
  const type = contentType(request.headers);
  if (hasHeader(request.headers, 'content-encoding')) return request.body;
  if (type === 'multipart/form-data') return bindParts(request, bindings);
  if (!isUtf8(request.body)) return request.body;
  if (type === 'application/x-www-form-urlencoded') {
    return Buffer.from(bindPairs(decodeUtf8(request.body), 'form', bindings));
  }
  return isJson(type) ? bindJson(request.body, bindings) : request.body;
}

function bindJson(body: Uint8Array, bindings: readonly Binding[]): Uint8Array {
  const text = decodeUtf8(body);
  let bound = text;
  for (const found of findJsonScalars(text).reverse()) {
    const live = liveJson(found, bindings);
    if (live !== undefined) bound = bound.slice(0, found.start) + live + bound.slice(found.end);
  }
  return bound === text ? body : Buffer.from(bound);
}

/** A number stands for a number, where the Flow names its place. */
function liveJson({ value, pointer }: JsonScalar, bindings: readonly Binding[]): string | undefined {
  const place: Place = { in: 'body', pointer };
  if (typeof value === 'string') {
    const live = liveFor(value, place, bindings);
    return live === undefined ? undefined : JSON.stringify(live);
  }
  const placed = bindings.filter((binding) => binding.place);
  const live = liveFor(value.number, place, placed);
  return live !== undefined && /^-?\d+(\.\d+)?$/.test(live) ? live : undefined;
}

function splice(
  text: string,
  place: Place,
  bindings: readonly Binding[],
  decode: (text: string) => string,
  encode: (text: string) => string,
): string {
  const decoded = attempt(decode, text);
  const live = decoded === undefined ? undefined : liveFor(decoded, place, bindings);
  return live === undefined ? text : encode(live);
}

function attempt(decode: (text: string) => string, text: string): string | undefined {
  try {
    return decode(text);
  } catch {
    return undefined;
  }
}

function contentType(headers: HeaderList): string {
  const value = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1] ?? '';
  return value.split(';')[0]?.trim().toLowerCase() ?? '';
}

function isJson(type: string): boolean {
  return type === 'application/json' || type.endsWith('+json');
}

function hasHeader(headers: HeaderList, wanted: string): boolean {
  return headers.some(([name]) => name.toLowerCase() === wanted);
}

function decodeUtf8(body: Uint8Array): string {
  return Buffer.from(body).toString('utf8');
}
