import { parseExactJson, repeatedKey } from '../../lib/exact-json.ts';
import type { Validator } from '../../lib/json-schema.ts';
import { replacePairs } from '../../lib/replace-pairs.ts';
import type { ResponseMessage } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Header, MediaType, Response } from '../../model/operation.ts';
import type { SceneRecord } from '../../model/run.ts';
import { compareJson } from './compare-json.ts';
import { compareTexts } from './compare-texts.ts';
import type { Difference } from './difference.ts';
import { toHeaderValue } from './header-value.ts';

/** An answer that the documentation promises, taken apart for comparison. */
export interface PromisedAnswer {
  readonly response: Response;
  readonly media: MediaType | undefined;
  /** The documented body; undefined where only the schema speaks. */
  readonly body: Json | undefined;
}

export interface AnswerContext {
  readonly document: JsonObject;
  readonly validator: Validator;
  readonly scene: SceneRecord;
}

/** Compares the content type, each documented header and the body of an answer with what is promised; a header may say that it does not always come. */
export function compareAnswer(
  promise: PromisedAnswer,
  answer: ResponseMessage,
  context: AnswerContext,
): Difference[] {
  return [
    ...compareHeaders(promise.response.headers, answer, context),
    ...compareContentType(promise.media, answer),
    ...compareBody(promise, answer, context),
  ];
}

function compareHeaders(
  headers: readonly Header[],
  answer: ResponseMessage,
  context: AnswerContext,
): Difference[] {
  return headers.flatMap((header): Difference[] => {
    const values = headerValues(answer, header.name);
    if (values.length === 0) {
      if (!header.required) return [];
      const problem = `header \`${header.name}\` is documented, but the answer does not have it`;
      return [{ pointer: '', problem }];
    }
    const validate = context.validator(header.schema);
    return values.flatMap((value) =>
      validate(toHeaderValue(value, header.schema, context.document)).map(({ message }) => ({
        pointer: '',
        problem: `header \`${header.name}\` ${message}`,
        actual: value,
      })),
    );
  });
}

/** Field lines of one name are one list, but for `Set-Cookie` (RFC 9110 section 5.3). */
function headerValues(answer: ResponseMessage, name: string): readonly string[] {
  const lines = answer.headers
    .filter(([each]) => each.toLowerCase() === name.toLowerCase())
    .map(([, text]) => text);
  return lines.length === 0 || name.toLowerCase() === 'set-cookie' ? lines : [lines.join(', ')];
}

function compareContentType(media: MediaType | undefined, answer: ResponseMessage): Difference[] {
  if (!media) return [];
  const actual = essenceOf(headerValues(answer, 'content-type').join(', ')) || 'none';
  const expected = essenceOf(media.type);
  const isRange = expected.endsWith('/*') && actual.startsWith(expected.slice(0, -1));
  return expected === actual || expected === '*/*' || isRange
    ? []
    : [{ pointer: '', problem: 'another content type', expected, actual }];
}

function essenceOf(mediaType: string): string {
  return mediaType.split(';')[0]?.trim().toLowerCase() ?? '';
}

function compareBody(
  { media, body }: PromisedAnswer,
  answer: ResponseMessage,
  context: AnswerContext,
): Difference[] {
  const text = Buffer.from(answer.body).toString('utf8');
  if (!media) {
    return text === ''
      ? []
      : [{ pointer: '', problem: 'the answer has a body, which is not documented', actual: text }];
  }
  if (!/[/+]json$|\*/.test(essenceOf(media.type))) return compareText(body, text, context.scene);
  const exact = parseExactJson(text);
  if (exact === undefined) {
    return media.type.includes('json') ? [{ pointer: '', problem: 'the body is no JSON', actual: text }] : [];
  }
  const repeated = repeatedKey(exact);
  if (repeated !== undefined) {
    return [{ pointer: '', problem: `\`${repeated}\` stands twice in the body`, actual: text }];
  }
  return compareValue(media, body, JSON.parse(text) as Json, context);
}

/** A body that is no JSON is documented as a text, or not at all. */
function compareText(body: Json | undefined, text: string, scene: SceneRecord): Difference[] {
  return typeof body === 'string' ? compareTexts(body, unbind(text, scene)) : [];
}

function compareValue(
  { schema }: MediaType,
  body: Json | undefined,
  actual: Json,
  { document, scene, validator }: AnswerContext,
): Difference[] {
  const schemaErrors = validator(schema)(actual).map(({ pointer, message }) => ({
    pointer,
    problem: `\`${pointer || '/'}\` ${message}, says the schema`,
  }));
  if (body === undefined) return schemaErrors;
  const differences = compareJson(body, actual, { schema, document, scene });
  const told = new Set(differences.map((difference) => difference.pointer));
  return [...differences, ...schemaErrors.filter((error) => !told.has(error.pointer))];
}

/** Live → literal, for comparing and for showing. */
export function unbind(text: string, scene: SceneRecord): string {
  return replacePairs(
    text,
    [...scene.bindings, ...scene.taken].map(({ literal, live }) => [live, literal] as const),
  );
}
