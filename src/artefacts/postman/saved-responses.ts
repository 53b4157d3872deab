import { STATUS_CODES } from 'node:http';
import type { Example } from '../../model/example.ts';
import type { Json } from '../../model/json.ts';
import type { Header, MediaType, NamedExample, Response } from '../../model/operation.ts';
import type { Field, Request, SavedResponse } from './format.ts';
import { stableUuid } from './stable-uuid.ts';
import { languageOf } from './to-body.ts';

/** Every documented answer to an example's request, less those that belong to another example of the operation. */
export function savedResponses(
  example: Example,
  originalRequest: Request,
  siblings: readonly string[],
): readonly SavedResponse[] {
  return example.operation.responses.flatMap((response) =>
    variantsOf(response)
      .filter(({ named }) => belongs(example, named, siblings))
      .map((variant) => savedResponse(example, response, variant, originalRequest)),
  );
}

interface Variant {
  readonly media?: MediaType;
  readonly named?: NamedExample;
}

function variantsOf({ content }: Response): readonly Variant[] {
  const variants = content.flatMap((media): readonly Variant[] =>
    media.examples.length === 0 ? [{ media }] : media.examples.map((named) => ({ media, named })),
  );
  return variants.length === 0 ? [{}] : variants;
}

function belongs(example: Example, named: NamedExample | undefined, siblings: readonly string[]): boolean {
  const owner = siblings.find((name) => name === (named?.requestExample ?? named?.name));
  return owner === undefined || owner === example.name;
}

function savedResponse(
  { operation, name }: Example,
  response: Response,
  { media, named }: Variant,
  originalRequest: Request,
): SavedResponse {
  const code = /^\d{3}$/.test(response.status) ? Number(response.status) : undefined;
  const title = named ? named.summary || named.name : firstLine(response.description);
  return {
    id: stableUuid(
      operation.api,
      operation.version,
      operation.id,
      name,
      response.status,
      media?.type ?? '',
      named?.name ?? '',
    ),
    name: `${response.status} ${title}`.trim(),
    originalRequest,
    status: (code && STATUS_CODES[code]) || firstLine(response.description),
    ...(code !== undefined && { code }),
    _postman_previewlanguage: languageOf(media?.type ?? ''),
    header: [
      ...(media ? [{ key: 'Content-Type', value: media.type }] : []),
      ...response.headers.flatMap(toField),
    ],
    cookie: [],
    body: bodyText(media, named),
  };
}

function bodyText(media: MediaType | undefined, named: NamedExample | undefined): string {
  if (media === undefined || named === undefined) return '';
  if (typeof named.value === 'string' && languageOf(media.type) !== 'json') return named.value;
  return JSON.stringify(named.value, null, 2);
}

/** A header that the document gives a value for. */
function toField({ name, description, schema, example }: Header): readonly Field[] {
  const value = example ?? exampleOf(schema);
  if (value === undefined || typeof value === 'object') return [];
  return [{ key: name, value: String(value), ...(description && { description }) }];
}

function exampleOf(schema: Header['schema']): Json | undefined {
  return typeof schema === 'object' ? (schema.example ?? schema.const ?? schema.default) : undefined;
}

function firstLine(text: string): string {
  return text.split('\n', 1)[0]?.trim() ?? '';
}
