import type { MediaType } from '../../../model/operation.ts';
import type { PageScope } from '../page-scope.ts';
import type { SchemaView } from '../schema/schema-shape.ts';
import { type SchemaOptions, schemaView } from '../schema/schema-view.ts';

/** How the schema of a part of an operation is unfolded. */
export function schemaOptions(
  part: { readonly location: SchemaOptions['source'] },
  direction: SchemaOptions['direction'],
  scope: PageScope,
): SchemaOptions {
  return { scope, document: scope.version?.document ?? {}, source: part.location, direction };
}

/** A media type with its schema. */
export function mediaView(
  media: MediaType,
  direction: 'request' | 'response',
  scope: PageScope,
): { readonly type: string; readonly schema: SchemaView } {
  return { type: media.type, schema: schemaView(media.schema, schemaOptions(media, direction, scope)) };
}
