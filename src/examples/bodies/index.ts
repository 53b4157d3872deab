import { binary } from './binary.ts';
import { eventStream } from './event-stream.ts';
import { form } from './form.ts';
import { json } from './json.ts';
import { jsonLines } from './json-lines.ts';
import { jsonSequence } from './json-sequence.ts';
import type { MediaBody } from './media-body.ts';
import { multipart } from './multipart.ts';
import { multipartForm } from './multipart-form.ts';
import { text } from './text.ts';
import { xml } from './xml.ts';

/** How bodies are written, by media type; the first that matches does it. */
export const mediaBodies: readonly MediaBody[] = [
  json,
  jsonLines,
  jsonSequence,
  eventStream,
  form,
  multipartForm,
  multipart,
  xml,
  text,
  binary,
];
