import { findJsonStrings } from '../../lib/json-strings.ts';
import type { Binding, Place } from '../../model/binding.ts';
import type { HeaderList, RequestMessage } from '../../model/exchange.ts';

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

/** The live value that stands for a text at a place, or undefined. */
function liveFor(text: string, place: Place, bindings: readonly Binding[]): string | undefined {
  const exact = bindings.find((each) => each.literal === text && each.place && samePlace(each.place, place));
  if (exact) return exact.live;
  return text.length >= 8
    ? bindings.find((binding) => binding.literal === text && !binding.place)?.live
    : undefined;
}

function samePlace(one: Place, other: Place): boolean {
  if (one.in !== other.in) return false;
  if (one.in === 'body' && other.in === 'body') return one.pointer === other.pointer;
  return !('name' in one) || !('name' in other) || one.name.toLowerCase() === other.name.toLowerCase();
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

function bindHeaders(headers: HeaderList, bindings: readonly Binding[]): HeaderList {
  return headers.map(([name, value]) => {
    const place: Place = { in: 'header', name };
    const whole = liveFor(value, place, bindings);
    if (whole !== undefined) return [name, whole] as const;
    const space = value.indexOf(' ');
    const rest = space < 0 ? undefined : liveFor(value.slice(space + 1), place, bindings);
    return [name, rest === undefined ? value : value.slice(0, space + 1) + rest] as const;
  });
}

function bindBody(request: RequestMessage, bindings: readonly Binding[]): Uint8Array {
  const type = contentType(request.headers);
  if (hasHeader(request.headers, 'content-encoding') || request.body.length === 0) return request.body;
  if (type === 'application/x-www-form-urlencoded') {
    return Buffer.from(bindPairs(decodeUtf8(request.body), 'form', bindings));
  }
  return isJson(type) ? bindJson(request.body, bindings) : request.body;
}

function bindJson(body: Uint8Array, bindings: readonly Binding[]): Uint8Array {
  const text = decodeUtf8(body);
  let bound = text;
  for (const found of findJsonStrings(text).reverse()) {
    const live = liveFor(found.value, { in: 'body', pointer: found.pointer }, bindings);
    if (live !== undefined)
      bound = bound.slice(0, found.start) + JSON.stringify(live) + bound.slice(found.end);
  }
  return bound === text ? body : Buffer.from(bound);
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
