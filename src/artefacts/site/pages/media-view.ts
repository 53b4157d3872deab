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

/** A media type with its schema; variants lead to the examples that are of their kind. */
export function mediaView(
  media: MediaType,
  direction: 'request' | 'response',
  scope: PageScope,
  limits: Pick<SchemaOptions, 'depth' | 'fields' | 'examples'> = {},
): { readonly type: string; readonly schema: SchemaView; readonly item?: SchemaView } {
  const options = { ...schemaOptions(media, direction, scope), ...limits };
  return {
    type: media.type,
    schema: schemaView(media.schema, options),
    ...(media.itemSchema === undefined ? {} : { item: schemaView(media.itemSchema, options) }),
  };
}
