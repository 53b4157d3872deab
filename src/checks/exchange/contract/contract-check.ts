import type { Validator } from '../../../lib/json-schema.ts';
import type { Expectation, Problem } from '../../../model/contract.ts';
import type { Version } from '../../../model/docs.ts';
import type { Exchange, ResponseMessage } from '../../../model/exchange.ts';
import type { Json, JsonObject } from '../../../model/json.ts';
import type { Location } from '../../../model/location.ts';
import type { MediaType, Operation, Response } from '../../../model/operation.ts';

/** An answer that is held against the document. */
export interface Judged {
  readonly operation: Operation;
  readonly exchange: Exchange;
  readonly expectation: Expectation;
  /** Where the document says what the case changes. */
  readonly promise: Location;
  /** What the case does, such as `/name maxLength+1`. */
  readonly title: string;
  /** The documented response of this status, if there is one. */
  readonly response: Response | undefined;
  readonly media: MediaType | undefined;
  /** The JSON of the answer's body; undefined where it is none. */
  readonly body: Json | undefined;
  /** The JSON that was sent. */
  readonly sent: Json | undefined;
  /** What another value of the right form was answered. */
  readonly reference?: ResponseMessage;
}

export interface CheckContext {
  readonly version: Version;
  readonly document: JsonObject;
  /** A branch more of a `oneOf` that fits is no disagreement. */
  readonly validator: Validator;
  /** `oneOf` means exactly one. */
  readonly strict: Validator;
}

/** One thing that must hold of every answer. */
export interface ContractCheck {
  readonly id: string;
  /** What it holds the answer to, in one sentence. */
  readonly description: string;
  readonly judge: (judged: Judged, context: CheckContext) => Iterable<Omit<Problem, 'check'>>;
}

/** Returns its argument, typed. */
export function defineContractCheck(check: ContractCheck): ContractCheck {
  return check;
}

/** How an operation is called in messages. */
export function nameOf({ method, path }: Operation): string {
  return `\`${method} ${path}\``;
}

/** An answer in one line: its status and the beginning of its body. */
export function shortAnswer({ status, body }: ResponseMessage): string {
  const text = Buffer.from(body.subarray(0, 400)).toString('utf8');
  return `${status || 'nothing'} ${text}`.trim().slice(0, 300);
}

/** The value of a header field, its lines joined; undefined where there is none. */
export function fieldOf(answer: ResponseMessage, name: string): string | undefined {
  const lines = answer.headers.filter(([each]) => each.toLowerCase() === name.toLowerCase());
  return lines.length === 0 ? undefined : lines.map(([, value]) => value).join(', ');
}
