import { percentEncode, percentEncodeReserved } from '../lib/percent-encode.ts';
import type { Piece, RequestHeader } from '../model/example.ts';
import { exactText } from './exact-value.ts';
import type { GivenParameter } from './given-parameter.ts';
import { contentText } from './parameter-content.ts';
import { queryStyles } from './parameters/index.ts';
import { toParameterValue } from './parameters/parameter-style.ts';
import { printPair } from './parameters/query-style.ts';
import { simple } from './parameters/simple.ts';

/** Header parameters of these names [are ignored](https://spec.openapis.org/oas/v3.1.1.html#parameter-name). */
const ignored = ['accept', 'content-type', 'authorization'];

/** The header fields of a request's parameters, `taken` names left out; [header values are not percent-encoded](https://spec.openapis.org/oas/v3.2.0.html#appendix-d-serializing-headers-and-cookies). */
export function headerFields(given: readonly GivenParameter[], taken: readonly string[]): RequestHeader[] {
  const skipped = new Set([...ignored, ...taken.map((name) => name.toLowerCase())]);
  return given
    .filter(({ parameter }) => parameter.in === 'header' && !skipped.has(parameter.name.toLowerCase()))
    .flatMap((each) => {
      const value = headerValue(each);
      return value === undefined ? [] : [{ name: each.parameter.name, value }];
    });
}

function headerValue(given: GivenParameter): string | undefined {
  const { name, explode, content } = given.parameter;
  if (given.isSerialised) return exactText(given.value);
  if (content) return contentText(given);
  const value = toParameterValue(given.value);
  return value && simple(value, { name, explode, encode: (text) => text });
}

/**
 * The [Cookie](https://www.rfc-editor.org/rfc/rfc6265#section-4.2.1) field of all cookie parameters and credentials. The
 * specification leaves open how `form` with `explode` looks there; several pairs are several cookies.
 */
export function cookieField(
  given: readonly GivenParameter[],
  credentials: readonly (readonly Piece[])[],
): RequestHeader[] {
  const cookies = given.filter(({ parameter }) => parameter.in === 'cookie').flatMap(toCookies);
  const pieces = [...cookies.map((cookie) => [cookie]), ...credentials].flatMap(
    (each, index): readonly Piece[] => (index === 0 ? each : ['; ', ...each]),
  );
  if (pieces.length === 0) return [];
  const value = pieces.map((piece) => (typeof piece === 'string' ? piece : piece.literal)).join('');
  return [
    { name: 'Cookie', value, ...(credentials.length > 0 && { credential: { kind: 'pieces', pieces } }) },
  ];
}

function toCookies(given: GivenParameter): string[] {
  const { style, name, allowReserved, content } = given.parameter;
  const encode = encodingOf(style, allowReserved);
  if (given.isSerialised) return [exactText(given.value)];
  if (content) return [`${encode(name)}=${encode(contentText(given))}`];
  const toPairs = queryStyles[style] ?? queryStyles.form;
  return (toPairs?.(given.value, given.parameter) ?? []).map((each) => printPair(each, encode));
}

function encodingOf(style: string, allowReserved: boolean): (text: string) => string {
  if (style === 'cookie') return (text) => text;
  // A semicolon would end the cookie.
  return allowReserved ? (text) => percentEncodeReserved(text, '#;') : percentEncode;
}
