import { percentEncode, percentEncodeReserved } from '../lib/percent-encode.ts';
import type { Piece } from '../model/example.ts';
import { essenceOf } from './bodies/essence.ts';
import { exactText } from './exact-value.ts';
import type { GivenParameter } from './given-parameter.ts';
import { contentText } from './parameter-content.ts';
import { parameterStyles, queryStyles } from './parameters/index.ts';
import { toParameterValue } from './parameters/parameter-style.ts';
import { printPair } from './parameters/query-style.ts';

/** Path and query of a request, percent-encoded. */
export interface Target {
  readonly target: string;
  /** Set when some of it is read from the environment. */
  readonly pieces?: readonly Piece[];
}

/** Fills the [path template](https://spec.openapis.org/oas/v3.1.1.html#path-templating) below `base` and adds the query: parameters in the order of the document, then credentials. */
export function toTarget(
  base: string,
  template: string,
  given: readonly GivenParameter[],
  credentials: readonly (readonly Piece[])[],
): Target {
  // Neither belongs into a path template; documents that tell operations apart by them mean this.
  const [, path = '', written] = /^([^?#]*)(?:\?([^#]*))?/.exec(template) ?? [];
  const filled = base.replace(/\/$/, '') + fillPath(path, given);
  const query = [...(written ? [fillPath(written, given)] : []), ...given.flatMap(toQuery)];
  const plain = query.length > 0 ? `${filled}?${query.join('&')}` : filled;
  if (credentials.length === 0) return { target: plain };
  const pieces = [
    plain,
    ...credentials.flatMap((each, index) => [index === 0 && query.length === 0 ? '?' : '&', ...each]),
  ];
  const texts = pieces.map((piece) => (typeof piece === 'string' ? piece : percentEncode(piece.literal)));
  return { target: texts.join(''), pieces };
}

/** What stands between the parameters is a URL already, but for characters that none has. */
function fillPath(template: string, given: readonly GivenParameter[]): string {
  return template
    .split(/\{([^{}]+)\}/)
    .map((text, index) => {
      if (index % 2 === 0) return percentEncodeReserved(text);
      const found = given.find(({ parameter }) => parameter.in === 'path' && parameter.name === text);
      return found ? inPath(found) : percentEncode(text);
    })
    .join('');
}

function inPath(given: GivenParameter): string {
  const { name, explode, style, allowReserved, content } = given.parameter;
  // `?` would end the path; that it is encoded the specification leaves to the application.
  const encode = allowReserved ? (text: string) => percentEncodeReserved(text, '#?') : percentEncode;
  if (given.isSerialised) return exactText(given.value);
  if (content) return encode(contentText(given));
  const value = toParameterValue(given.value);
  const print = parameterStyles[style] ?? parameterStyles.simple;
  return value === undefined ? '' : (print?.(value, { name, explode, encode }) ?? '');
}

/** What a parameter adds to the query, without `&` at its ends. */
function toQuery(given: GivenParameter): string[] {
  const { parameter } = given;
  if (given.isSerialised && /^query/.test(parameter.in)) return [exactText(given.value)];
  if (parameter.in === 'querystring') return wholeQuery(given);
  if (parameter.in !== 'query') return [];
  const encode = parameter.allowReserved ? (text: string) => percentEncodeReserved(text) : percentEncode;
  if (parameter.content) return [`${encode(parameter.name)}=${encode(contentText(given))}`];
  const toPairs = queryStyles[parameter.style] ?? queryStyles.form;
  return (toPairs?.(given.value, parameter) ?? []).map((each) => printPair(each, encode));
}

/** [`querystring`](https://spec.openapis.org/oas/v3.2.0.html#parameter-locations) of OpenAPI 3.2: a form is a query as it is, everything else is percent-encoded as a whole. */
function wholeQuery(given: GivenParameter): string[] {
  const text = contentText(given);
  const isForm = essenceOf(given.parameter.content?.type ?? '') === 'application/x-www-form-urlencoded';
  return text === '' ? [] : [isForm ? text : percentEncode(text)];
}
