import { pointerToTokens, valueAtPointer } from '../lib/json-pointer.ts';
import { percentEncode } from '../lib/percent-encode.ts';
import type { HttpRequest } from '../model/example.ts';
import type { Json } from '../model/json.ts';
import type { Operation } from '../model/operation.ts';
import { putAt } from './values/places.ts';

/** The JSON value of a request's body; undefined where it has no such body. */
export function jsonBodyOf({ body }: HttpRequest): Json | undefined {
  return body?.kind === 'json' ? body.value : undefined;
}

/** The request with another value at a place of its JSON body, or without it. */
export function withBodyValue(
  request: HttpRequest,
  pointer: string,
  value: Json | undefined,
): HttpRequest | undefined {
  const { body } = request;
  if (body?.kind !== 'json') return undefined;
  const { text: _, ...rest } = body;
  return { ...request, body: { ...rest, value: putAt(body.value, pointerToTokens(pointer), value) } };
}

/** The live value at a place of the JSON body. */
export function bodyValueAt(request: HttpRequest, pointer: string): Json | undefined {
  const body = jsonBodyOf(request);
  return body === undefined ? undefined : (valueAtPointer(body, pointer) as Json | undefined);
}

/** The request with a body of bytes as they stand, of some media type; absent: without a body. */
export function withText(
  request: HttpRequest,
  mediaType: string | undefined,
  text: string | undefined,
): HttpRequest {
  const { body: _, ...rest } = request;
  const others = request.headers.filter(({ name }) => name.toLowerCase() !== 'content-type');
  const headers = mediaType === undefined ? others : [{ name: 'Content-Type', value: mediaType }, ...others];
  if (text === undefined) return { ...rest, headers };
  return { ...rest, headers, body: { kind: 'text', mediaType: mediaType ?? '', text } };
}

/** The bytes of a JSON body as text. */
export function bodyText({ body }: HttpRequest): string | undefined {
  if (body?.kind !== 'json') return undefined;
  return body.text ?? JSON.stringify(body.value);
}

/** The request with a parameter of one text, in place of what it has under that name. */
export function withParameter(
  request: HttpRequest,
  operation: Operation,
  place: string,
  name: string,
  text: string | undefined,
): HttpRequest | undefined {
  if (place === 'query') return withQuery(request, name, text);
  if (place === 'header') return withHeader(request, name, text);
  if (place === 'path' && text !== undefined) return withSegment(request, operation, name, text);
  return undefined;
}

function withQuery(request: HttpRequest, name: string, text: string | undefined): HttpRequest {
  const [path = '', search = ''] = request.target.split('?', 2);
  const key = percentEncode(name);
  const others = search.split('&').filter((pair) => pair !== '' && pair.split('=', 1)[0] !== key);
  const pairs = text === undefined ? others : [...others, `${key}=${percentEncode(text)}`];
  return { ...request, target: pairs.length > 0 ? `${path}?${pairs.join('&')}` : path };
}

/** The request with a header field, in place of those of its name. */
export function withHeader(request: HttpRequest, name: string, value: string | undefined): HttpRequest {
  const others = request.headers.filter((header) => header.name.toLowerCase() !== name.toLowerCase());
  return { ...request, headers: value === undefined ? others : [...others, { name, value }] };
}

function withSegment(
  request: HttpRequest,
  { path: template }: Operation,
  name: string,
  text: string,
): HttpRequest | undefined {
  const [path = '', search] = request.target.split('?', 2);
  const segments = path.split('/');
  const parts = template.split('/');
  const index = parts.indexOf(`{${name}}`);
  if (index < 0 || segments.length < parts.length) return undefined;
  // Base paths of servers stand before the template.
  segments[segments.length - parts.length + index] = percentEncode(text);
  return { ...request, target: segments.join('/') + (search === undefined ? '' : `?${search}`) };
}

/** What stands in the request for a parameter; undefined where it has none. */
export function parameterText(
  request: HttpRequest,
  { path: template }: Operation,
  place: string,
  name: string,
): string | undefined {
  const [path = '', search = ''] = request.target.split('?', 2);
  if (place === 'header')
    return request.headers.find((each) => each.name.toLowerCase() === name.toLowerCase())?.value;
  if (place === 'query') {
    const pair = search.split('&').find((each) => each.split('=', 1)[0] === percentEncode(name));
    return pair === undefined ? undefined : decodeURIComponent(pair.slice(pair.indexOf('=') + 1));
  }
  const parts = template.split('/');
  const index = parts.indexOf(`{${name}}`);
  if (place !== 'path' || index < 0) return undefined;
  const segments = path.split('/');
  const segment = segments[segments.length - parts.length + index];
  return segment === undefined ? undefined : decodeURIComponent(segment);
}
