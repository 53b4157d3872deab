import type { MediaType } from '../../../../model/operation.ts';
import type { ParsedMediaType } from '../media-range.ts';
import type { RawValue } from '../raw-value.ts';
import type { Refusal } from '../refusal.ts';
import type { ValueContext } from '../typed-values.ts';

/** A body with the media type that it was sent as and the documented one that this fits. */
export interface SentBody {
  readonly bytes: Uint8Array;
  readonly type: ParsedMediaType;
  readonly media: MediaType;
}

/** The values that a body may stand for, none where only its form can be judged; or why it is no body of its type. */
export type BodyReader = (body: SentBody, context: ValueContext) => readonly RawValue[] | Refusal;

export function malformed(rule: string, detail: string): Refusal {
  return { status: 400, rule, detail };
}
