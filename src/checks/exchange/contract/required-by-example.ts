import type { Json, JsonObject } from '../../../model/json.ts';
import { childSchemas, schemasOf } from '../schema-view.ts';
import { type CheckContext, defineContractCheck, type Judged, nameOf } from './contract-check.ts';

/** What every documented example of a success shows comes, where the schema says nothing of what is required. */
export const requiredByExample = defineContractCheck({
  id: 'required-by-example',
  description: 'A member that every documented example has comes, where no schema lists what is required.',
  *judge(judged, context) {
    const { operation, response, media, exchange } = judged;
    if (!response || !media || exchange.received.status >= 300 || media.examples.length === 0) return;
    for (const pointer of missing(judged, context)) {
      yield {
        blame: 'server',
        confidence: 'likely',
        message: `${nameOf(operation)} → ${response.status}: \`${pointer}\` is in every documented example, but not in the answer`,
        location: media.examples[0]?.location ?? media.location,
        fix: `Or list it as optional: a \`required\` beside the others says that it may be absent`,
        cause: `${operation.id} ${response.status} ${pointer}`,
      };
    }
  },
});

function missing({ media, body }: Judged, { document }: CheckContext): string[] {
  const found: string[] = [];
  const visit = (
    examples: readonly Json[],
    actual: Json,
    schemas: readonly JsonObject[],
    pointer: string,
  ): void => {
    if (!isObject(actual) || !examples.every(isObject)) return;
    const objects = examples.filter(isObject);
    const chosen = schemas.some(({ required }) => Array.isArray(required));
    const [first = {}] = objects;
    for (const key of Object.keys(first).filter((each) =>
      objects.every((object) => Object.hasOwn(object, each)),
    )) {
      const at = `${pointer}/${key}`;
      if (!Object.hasOwn(actual, key)) {
        if (!chosen) found.push(at);
      } else {
        const children = childSchemas(schemas, key, false, document);
        visit(
          objects.map((object) => object[key] ?? null),
          actual[key] ?? null,
          children,
          at,
        );
      }
    }
  };
  visit(
    (media?.examples ?? []).map(({ value }) => value),
    body ?? null,
    schemasOf(media?.schema ?? true, document),
    '',
  );
  return found;
}

function isObject(value: Json): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
