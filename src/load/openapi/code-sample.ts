import type { CodeSample } from '../../model/operation.ts';
import type { Cursor, SpecReader } from '../source/cursor.ts';
import { listField, textField } from '../source/fields.ts';

/** The entries of `x-codeSamples` on an operation, or of `x-code-samples` as it was called before. */
export function readCodeSamples(reader: SpecReader, operation: Cursor): CodeSample[] {
  return ['x-codeSamples', 'x-code-samples'].flatMap((key) =>
    listField(reader, operation, key).flatMap(readCodeSample),
  );
}

function readCodeSample(cursor: Cursor): CodeSample[] {
  const source = textField(cursor, 'source');
  if (source === undefined) return [];
  const lang = textField(cursor, 'lang') ?? '';
  return [{ lang, label: textField(cursor, 'label') ?? lang, source, location: cursor.location }];
}
