import type { Parameter } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { flagField, listField, textField } from '../source/fields.ts';
import { readExamples } from './example.ts';
import { readContent } from './media-type.ts';
import { readSchema } from './schema.ts';

const places = ['path', 'query', 'header', 'cookie', 'querystring'] as const;

/** The parameters of an operation, those of its path first; the operation's own replace those of the same name and place. */
export function readParameters(reader: SpecReader, path: Cursor, operation: Cursor): Parameter[] {
  const byIdentity = new Map<string, Parameter>();
  for (const cursor of [
    ...listField(reader, path, 'parameters'),
    ...listField(reader, operation, 'parameters'),
  ]) {
    const parameter = readParameter(reader, cursor);
    if (parameter) byIdentity.set(`${parameter.in} ${parameter.name}`, parameter);
  }
  return [...byIdentity.values()];
}

/** [Parameter Object](https://spec.openapis.org/oas/v3.1.1.html#parameter-object) */
function readParameter(reader: SpecReader, cursor: Cursor): Parameter | undefined {
  const name = textField(cursor, 'name');
  const place = places.find((known) => known === textField(cursor, 'in'));
  if (name === undefined || place === undefined) return undefined;
  const style = textField(cursor, 'style') ?? (place === 'query' || place === 'cookie' ? 'form' : 'simple');
  const content = readContent(reader, cursor)[0];
  return {
    name,
    in: place,
    description: textField(cursor, 'description') ?? '',
    required: flagField(cursor, 'required', place === 'path'),
    deprecated: flagField(cursor, 'deprecated'),
    style,
    explode: flagField(cursor, 'explode', style === 'form' || style === 'cookie'),
    allowReserved: flagField(cursor, 'allowReserved'),
    schema: content?.schema ?? readSchema(cursor),
    ...(content && { content }),
    examples: content?.examples.length ? content.examples : readExamples(reader, cursor),
    location: cursor.location,
  };
}
