import type { BodyReader } from './body-reader.ts';
import { formBody } from './form-body.ts';
import { jsonBody, jsonLinesBody } from './json-body.ts';
import { multipartBody } from './multipart-body.ts';
import { binaryBody, textBody } from './text-body.ts';
import { xmlBody } from './xml-body.ts';

/** How bodies are read, by what their media type matches: the first that does. */
const bodyReaders: readonly (readonly [RegExp, BodyReader])[] = [
  [/^application\/(?:x-ndjson|ndjson|jsonl|x-jsonlines|json-seq)$|\+json-seq$/, jsonLinesBody],
  [/[/+]json$/, jsonBody],
  [/^application\/x-www-form-urlencoded$/, formBody],
  [/^multipart\//, multipartBody],
  [/[/+]xml$/, xmlBody],
  [/^text\//, textBody],
];

/** The reader of a media type; what is unknown is bytes. */
export function bodyReaderOf(essence: string): BodyReader {
  return bodyReaders.find(([pattern]) => pattern.test(essence))?.[1] ?? binaryBody;
}
