import type { Json } from '../model/json.ts';

/** What a change does to clients that were written against the old document. */
export type ChangeClass = 'breaking' | 'dangerous' | 'safe';

/** Which way data flows: from the client to the API, or back. A webhook turns it round. */
export type Direction = 'request' | 'response';

/** Keys and indexes from the root of a document; a `$ref` on the way is followed without a key of its own. */
export type Path = readonly string[];

/** One difference, wherever it is used. */
export interface Difference {
  /** Id of its rule, such as `property-removed`. */
  readonly rule: string;
  readonly class: ChangeClass;
  readonly direction?: Direction;
  /** One phrase; names the thing in backticks. */
  readonly message: string;
  /** Why it is classed so. */
  readonly reason: string;
  /** Words by which a text about the change has to name it. */
  readonly names: readonly string[];
  /** Nothing but words for people: descriptions, examples, tags. */
  readonly isText: boolean;
  readonly before?: Json;
  readonly after?: Json;
  readonly at: { readonly document: 'old' | 'new'; readonly path: Path };
}

/** Where a difference meets a client. */
export interface Use {
  /** `POST /auth/login`, or `webhook login`; unset for what holds for the whole document. */
  readonly operation?: string;
  /** `request body`, `response 200`, …; empty for the operation itself. */
  readonly part: string;
}

/** A Difference with everything that it touches; the message is true of the first use. */
export interface Change extends Difference {
  readonly uses: readonly [Use, ...Use[]];
}

/** A Difference and one place where it meets a client. */
export interface Met {
  readonly difference: Difference;
  readonly use: Use;
}
