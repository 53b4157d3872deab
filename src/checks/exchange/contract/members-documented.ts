import type { Json, JsonObject } from '../../../model/json.ts';
import { childSchemas, opensMember, schemasOf } from '../schema-view.ts';
import { type CheckContext, defineContractCheck, type Judged, nameOf } from './contract-check.ts';

/** The answer has no member that neither schema nor examples know. */
export const membersDocumented = defineContractCheck({
  id: 'members-documented',
  description: 'Every member of the answer is in its schema; a warning where no example shows what comes.',
  *judge(judged, context) {
    const { operation, response, media, body } = judged;
    if (!response || !media || body === undefined) return;
    for (const pointer of unknownMembers(judged, context)) {
      const shown = media.examples.length > 0;
      yield {
        blame: shown ? 'server' : 'document',
        confidence: 'likely',
        message: `${nameOf(operation)} → ${response.status}: the answer has \`${pointer}\`, which is not documented`,
        location: media.location,
        cause: `${operation.id} ${response.status} ${pointer}`,
      };
    }
  },
});

function unknownMembers({ media, body }: Judged, { document }: CheckContext): string[] {
  const found = new Set<string>();
  const visit = (value: Json, schemas: readonly JsonObject[], pointer: string): void => {
    if (Array.isArray(value)) {
      for (const item of value.slice(0, 20))
        visit(item, childSchemas(schemas, '0', true, document), `${pointer}/0`);
    } else if (value !== null && typeof value === 'object') {
      const lists = schemas.some(({ properties }) => properties !== undefined);
      for (const [key, member] of Object.entries(value)) {
        const known = schemas.some(({ properties }) =>
          Object.hasOwn((properties as JsonObject | undefined) ?? {}, key),
        );
        const at = `${pointer}/${key}`;
        if (lists && !known && !opensMember(schemas, key)) found.add(at);
        else visit(member, childSchemas(schemas, key, false, document), at);
      }
    }
  };
  visit(body ?? null, schemasOf(media?.schema ?? true, document), '');
  const shown = new Set((media?.examples ?? []).flatMap(({ value }) => pointersOf(value, '')));
  return [...found].filter((pointer) => !shown.has(pointer));
}

function pointersOf(value: Json, pointer: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item: Json) => pointersOf(item, `${pointer}/0`));
  if (value === null || typeof value !== 'object') return [pointer];
  return [
    pointer,
    ...Object.entries(value).flatMap(([key, item]: [string, Json]) => pointersOf(item, `${pointer}/${key}`)),
  ];
}
