import type { NamedExample } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { exactJsonText } from '../source/exact-numbers.ts';
import { mapField, membersOf, textField, textsField } from '../source/fields.ts';
import { externalExample } from './external-example.ts';

/** The examples of a parameter, header or media type; a lone `example` is named `default`. */
export function readExamples(reader: SpecReader, parent: Cursor): NamedExample[] {
  const named = mapField(reader, parent, 'examples').flatMap(([name, cursor]) =>
    readExample(reader, name, cursor),
  );
  if (named.length > 0) return named;
  const lone = reader.data(parent, 'example');
  if (lone === undefined) return [];
  return [
    {
      name: 'default',
      summary: '',
      description: '',
      value: lone.value,
      ...exactTextOf(reader, lone),
      location: lone.location,
    },
  ];
}

/** [Example Object](https://spec.openapis.org/oas/v3.1.1.html#example-object); its location is that of the value. */
function readExample(reader: SpecReader, name: string, cursor: Cursor): NamedExample[] {
  // `dataValue` and `serializedValue` are the names of OpenAPI 3.2.
  const data = reader.data(cursor, 'value') ?? reader.data(cursor, 'dataValue');
  const value = data ?? reader.data(cursor, 'serializedValue') ?? externalCursor(reader, cursor);
  if (value === undefined) return [];
  const requestExample = textField(cursor, 'x-request-example');
  const rateLimit = textField(cursor, 'x-rate-limit');
  const security = namesField(cursor, 'x-docs-security');
  return [
    {
      name,
      summary: textField(cursor, 'summary') ?? '',
      description: textField(cursor, 'description') ?? '',
      value: value.value,
      ...exactTextOf(reader, value),
      ...(data === undefined && isSerialised(cursor) && { serialised: true as const }),
      ...(requestExample !== undefined && { requestExample }),
      ...(rateLimit !== undefined && { rateLimit }),
      ...(security !== undefined && { security }),
      location: value.location,
    },
  ];
}

/** One name or a list of names. */
function namesField(cursor: Cursor, key: string): string[] | undefined {
  if (membersOf(cursor.value)[key] === undefined) return undefined;
  const name = textField(cursor, key);
  return name === undefined ? textsField(cursor, key) : [name];
}

function isSerialised(cursor: Cursor): boolean {
  return textField(cursor, 'serializedValue') !== undefined;
}

function externalCursor(reader: SpecReader, cursor: Cursor): Cursor | undefined {
  const named = textField(cursor, 'externalValue');
  const { file, pointer } = cursor.location;
  const value = named === undefined ? undefined : externalExample(file, named, reader.files);
  if (value === undefined) return undefined;
  return { value, origin: value, location: { file, pointer: `${pointer}/externalValue` } };
}

function exactTextOf(reader: SpecReader, { value, location }: Cursor): Pick<NamedExample, 'text'> {
  const text = exactJsonText(value, location, reader.files);
  return text === undefined ? {} : { text };
}
