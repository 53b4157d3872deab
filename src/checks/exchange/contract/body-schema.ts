import type { SchemaError } from '../../../lib/json-schema.ts';
import { type CheckContext, defineContractCheck, fieldOf, type Judged, nameOf } from './contract-check.ts';

/** The answer's body is what its schema says: JSON Schema 2020-12 with `format` asserted, `writeOnly` left out. */
export const bodySchema = defineContractCheck({
  id: 'body-schema',
  description: 'The body of the answer is valid JSON and fits the schema of its response.',
  *judge(judged, context) {
    const { operation, response, media, body, exchange } = judged;
    const { received } = exchange;
    if (!response || received.body.length === 0 || received.truncated) return;
    const says = fieldOf(received, 'content-type') ?? '';
    if (body === undefined) {
      if (!/[/+]json\b/.test(says) && !(media && /[/+]json\b/.test(media.type))) return;
      yield {
        ...problem(judged, 'the body is no JSON', ''),
        actual: Buffer.from(received.body.subarray(0, 200)).toString('utf8'),
      };
      return;
    }
    if (!media) return;
    const errors = errorsOf(judged, context);
    for (const { pointer, message } of errors) {
      yield {
        ...problem(judged, `\`${pointer || '/'}\` ${message}`, pointer),
        actual: JSON.stringify(at(body, pointer)) ?? 'nothing',
      };
    }
    if (errors.length > 0 || context.strict(media.schema)(body).length === 0) return;
    yield {
      blame: 'document',
      confidence: 'certain',
      message: `${nameOf(operation)} → ${response.status}: the answer fits several branches of a \`oneOf\``,
      location: media.location,
      fix: 'Let the branches differ by a required property or a `const`, or say `anyOf`',
      cause: `${operation.id} ${response.status} overlap`,
    };
  },
});

function problem({ operation, response, media }: Judged, text: string, pointer: string) {
  return {
    blame: 'server',
    confidence: 'certain',
    message: `${nameOf(operation)} → ${response?.status}: ${text}`,
    location: media?.location ?? response?.location ?? operation.location,
    cause: `${operation.id} ${response?.status} ${pointer.replace(/\/\d+/g, '/0')} ${text.replace(/\/\d+/g, '/0')}`,
  } as const;
}

/** Branches that were not meant each say why they do not fit: the deepest errors are those of the one that was. */
function errorsOf({ media, body }: Judged, { validator }: CheckContext): readonly SchemaError[] {
  const errors = validator(media?.schema)(body);
  const real = errors.filter(({ message }) => !/must match (a|exactly one) schema/.test(message));
  const distinct = new Map(
    (real.length > 0 ? real : errors).map((error) => [`${error.pointer} ${error.message}`, error]),
  );
  return [...distinct.values()].slice(0, 5);
}

function at(value: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((each, token) => (each as Record<string, unknown> | undefined)?.[token], value);
}
