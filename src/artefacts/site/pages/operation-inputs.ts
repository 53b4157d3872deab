import type { Operation, Parameter } from '../../../model/operation.ts';
import type { PageScope } from '../page-scope.ts';
import type { FieldView, SchemaView } from '../schema/schema-shape.ts';
import { type SchemaOptions, schemaView } from '../schema/schema-view.ts';
import { mediaView, schemaOptions } from './media-view.ts';

const places: readonly (readonly [Parameter['in'], string, string])[] = [
  ['path', 'Path parameters', 'path-parameters'],
  ['query', 'Query parameters', 'query-parameters'],
  ['querystring', 'Query string', 'query-string'],
  ['header', 'Request headers', 'request-headers'],
  ['cookie', 'Cookies', 'cookies'],
];

/** What a caller sends, as the page unfolds it. */
export interface InputsView {
  readonly parameterGroups: readonly {
    readonly title: string;
    readonly id: string;
    readonly fields: readonly FieldView[];
  }[];
  readonly body?: {
    readonly description: string;
    readonly required: boolean;
    readonly contents: readonly { readonly type: string; readonly schema: SchemaView }[];
  };
}

/** The schemas of a body and of parameters. */
export function inputViews({ parameterGroups, body }: InputsView): SchemaView[] {
  return [
    ...parameterGroups.flatMap(({ fields }) => fields),
    ...(body?.contents.map(({ schema }) => schema) ?? []),
  ];
}

/** Parameters by place, and the body. */
export function operationInputs(
  operation: Operation,
  scope: PageScope,
  limits: Pick<SchemaOptions, 'depth' | 'fields'> = {},
): InputsView {
  const parameterGroups = places
    .map(([place, title, id]) => ({
      title,
      id,
      fields: operation.parameters
        .filter((parameter) => parameter.in === place)
        .map((parameter) => parameterField(parameter, scope)),
    }))
    .filter(({ fields }) => fields.length > 0);
  const { requestBody } = operation;
  if (requestBody === undefined) return { parameterGroups };
  const body = {
    description: scope.prose(requestBody.description, requestBody.location),
    required: requestBody.required,
    contents: requestBody.content.map((media) => mediaView(media, 'request', scope, { ...limits })),
  };
  return { parameterGroups, body };
}

function parameterField(parameter: Parameter, scope: PageScope): FieldView & { style?: string } {
  const shape = schemaView(
    parameter.content?.schema ?? parameter.schema,
    schemaOptions(parameter, 'request', scope),
  );
  const description = scope.prose(parameter.description, parameter.location) || shape.description;
  const first = parameter.examples[0];
  return {
    ...shape,
    name: parameter.name,
    required: parameter.required,
    description,
    deprecated: parameter.deprecated || shape.deprecated,
    ...(first === undefined ? {} : { example: JSON.stringify(first.value) }),
    ...styleNote(parameter),
  };
}

/** Says how a parameter is written when it is not the usual way. */
function styleNote({ in: place, style, explode, content }: Parameter): { style?: string } {
  if (content !== undefined) return { style: `serialised as ${content.type}` };
  const usual = place === 'query' || place === 'cookie' ? 'form' : 'simple';
  if (style === usual && explode === (usual === 'form')) return {};
  return { style: `style ${style}, ${explode ? 'exploded' : 'not exploded'}` };
}
