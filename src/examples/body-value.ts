import type { Json } from '../model/json.ts';

/** The body of one request, before it is serialised. */
export interface RequestBodyValue {
  readonly mediaType: string;
  readonly value: Json;
  /** JSON text of the value, set where it has numbers that a double would round. */
  readonly text?: string;
  /** The value is a text as it stands in the message. */
  readonly serialised?: true;
}
