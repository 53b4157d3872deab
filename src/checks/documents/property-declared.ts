import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { Json, JsonObject } from '../../model/json.ts';
import type { MediaType } from '../../model/operation.ts';
import { childSchemas, opensMember, schemasOf } from '../exchange/schema-view.ts';
import { defineDocumentCheck } from './document-check.ts';

/** Finds members of examples that the schema beside them does not know, though it lists the others. */
export const propertyDeclared = defineDocumentCheck({
  rule: 'property-declared',
  description:
    'A field that the example shows and the schema does not know is undocumented, or misspelt in one of them.',
  *check({ apis }) {
    for (const version of apis.flatMap((api) => api.versions)) {
      const seen = new Set<string>();
      for (const media of mediaOf(version)) {
        for (const example of media.examples) {
          const place = JSON.stringify(example.location);
          if (seen.has(place)) continue;
          seen.add(place);
          const schemas = schemasOf(media.schema, version.document);
          for (const pointer of undeclared(example.value, schemas, version.document, '')) {
            yield finding(example.name, pointer, example.location);
          }
        }
      }
    }
  },
});

function mediaOf(version: Version): readonly MediaType[] {
  return version.operations.flatMap((operation) => [
    ...(operation.requestBody?.content ?? []),
    ...operation.responses.flatMap((response) => response.content),
  ]);
}

function undeclared(
  value: Json,
  schemas: readonly JsonObject[],
  document: JsonObject,
  pointer: string,
): string[] {
  if (Array.isArray(value)) {
    return value.flatMap((item: Json, index) =>
      undeclared(item, childSchemas(schemas, String(index), true, document), document, `${pointer}/${index}`),
    );
  }
  if (value === null || typeof value !== 'object') return [];
  const lists = schemas.some((schema) => schema.properties !== undefined);
  return Object.entries(value).flatMap(([key, item]: [string, Json]) => {
    const at = appendToPointer(pointer, key);
    const children = childSchemas(schemas, key, false, document);
    const known = schemas.some((schema) =>
      Object.hasOwn((schema.properties as JsonObject | undefined) ?? {}, key),
    );
    return lists && !known && !opensMember(schemas, key) ? [at] : undeclared(item, children, document, at);
  });
}

function finding(example: string, pointer: string, location: Finding['location']): Finding {
  return {
    severity: 'error',
    rule: 'property-declared',
    message: `Example \`${example}\` has \`${pointer}\`, which its schema does not declare`,
    location: { file: location.file, pointer: `${location.pointer ?? ''}${pointer}` },
    fix: 'Declare the property, correct its name, or say `additionalProperties` if others may come',
  };
}
