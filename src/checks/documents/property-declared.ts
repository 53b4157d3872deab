import type { Version } from '../../model/docs.ts';
import type { Finding } from '../../model/finding.ts';
import type { MediaType } from '../../model/operation.ts';
import { schemasOf } from '../exchange/schema-view.ts';
import { undeclaredMembers } from '../exchange/undeclared-members.ts';
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
          for (const pointer of undeclaredMembers(example.value, schemas, version.document)) {
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

function finding(example: string, pointer: string, location: Finding['location']): Finding {
  return {
    severity: 'error',
    rule: 'property-declared',
    message: `Example \`${example}\` has \`${pointer}\`, which its schema does not declare`,
    location: { file: location.file, pointer: `${location.pointer ?? ''}${pointer}` },
    fix: 'Declare the property, correct its name, or say `additionalProperties` if others may come',
  };
}
