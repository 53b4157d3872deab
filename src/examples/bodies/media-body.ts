import type { RequestContent, RequestFile } from '../../model/example.ts';
import type { JsonObject } from '../../model/json.ts';
import type { MediaType } from '../../model/operation.ts';
import type { ExactValue } from '../exact-value.ts';

/** How bodies of some media types are written. */
export interface MediaBody {
  /** Whether it writes the media type of this essence. */
  readonly matches: (essence: string) => boolean;
  readonly write: (value: ExactValue, context: BodyContext) => RequestContent;
}

/** What writing a body depends on beside its value. */
export interface BodyContext {
  /** The concrete media type that is sent. */
  readonly mediaType: string;
  /** What the document says of it. */
  readonly media: Pick<MediaType, 'schema' | 'encoding'>;
  readonly document: JsonObject;
  /** The `openapi` field, such as `3.0.3`. */
  readonly openapi: string;
  /** Makes a file with a name of its own in the request. */
  readonly file: (name: string, bytes: Uint8Array) => RequestFile;
}

/** Returns its argument, typed. */
export function defineMediaBody(body: MediaBody): MediaBody {
  return body;
}
