import type { Validate } from '../../lib/json-schema.ts';
import { replacePairs } from '../../lib/replace-pairs.ts';
import type { ResponseMessage } from '../../model/exchange.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { Header, MediaType, Response } from '../../model/operation.ts';
import type { SceneRecord } from '../../model/run.ts';
import { compareJson } from './compare-json.ts';
import type { Difference } from './difference.ts';

/** An answer that the documentation promises, taken apart for comparison. */
export interface PromisedAnswer {
  readonly response: Response;
  readonly media: MediaType | undefined;
  /** The documented body; undefined where only the schema speaks. */
  readonly body: Json | undefined;
}

export interface AnswerContext {
  readonly document: JsonObject;
  readonly validator: (schema: unknown) => Validate;
  readonly scene: SceneRecord;
}

/** Compares the content type, each documented header and the body of an answer with what is promised. */
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
    const value = headerValue(answer, header.name);
    if (value === undefined) {
      return [
        { pointer: '', problem: `header \`${header.name}\` is documented, but the answer does not have it` },
      ];
    }
    const errors = context.validator(header.schema)(typed(value, header));
    return errors.map(({ message }) => ({
      pointer: '',
      problem: `header \`${header.name}\` ${message}`,
      actual: value,
    }));
  });
}

/** A header's text as the type that its schema names. */
function typed(value: string, header: Header): Json {
  const type = typeof header.schema === 'object' ? header.schema.type : undefined;
  if ((type === 'integer' || type === 'number') && /^-?\d+(\.\d+)?$/.test(value)) return Number(value);
  if (type === 'boolean' && /^(true|false)$/.test(value)) return value === 'true';
  return value;
}

function compareContentType(media: MediaType | undefined, answer: ResponseMessage): Difference[] {
  if (!media) return [];
  const actual = headerValue(answer, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? 'none';
  const expected = media.type.split(';')[0]?.trim().toLowerCase() ?? '';
  return expected === actual || expected.includes('*')
    ? []
    : [{ pointer: '', problem: 'another content type', expected, actual }];
}

function compareBody(
  { media, body }: PromisedAnswer,
  answer: ResponseMessage,
  context: AnswerContext,
): Difference[] {
  if (!media) return [];
  const text = Buffer.from(answer.body).toString('utf8');
  const actual = parse(text);
  if (actual === undefined) {
    return media.type.includes('json') ? [{ pointer: '', problem: 'the body is no JSON', actual: text }] : [];
  }
  const schemaErrors = context
    .validator(media.schema)(actual)
    .map(({ pointer, message }) => ({
      pointer,
      problem: `\`${pointer || '/'}\` ${message}, says the schema`,
    }));
  if (body === undefined) return schemaErrors;
  const { document, scene } = context;
  const differences = compareJson(body, actual, { schema: media.schema, document, scene });
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

function headerValue(answer: ResponseMessage, name: string): string | undefined {
  return answer.headers.find(([each]) => each.toLowerCase() === name.toLowerCase())?.[1];
}

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}
