import type { ErrorCode } from './catalogue.ts';

/** One entry of an error answer: its code, and what differs from the catalogue's entry. */
export type Failure = {
  readonly code: ErrorCode;
  readonly detail?: string;
  /** Path of names into the request body. */
  readonly path?: readonly string[];
  /** Name of a query parameter. */
  readonly parameter?: string;
};

/** A request that is answered with an error of the catalogue. */
export class ApiError extends Error {
  override readonly name = 'ApiError';
  readonly failures: readonly [Failure, ...Failure[]];
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    failures: ErrorCode | readonly [Failure, ...Failure[]],
    headers: Readonly<Record<string, string>> = {},
  ) {
    const list = typeof failures === 'string' ? ([{ code: failures }] as const) : failures;
    super(list.map(({ code }) => code).join(', '));
    this.failures = list;
    this.headers = headers;
  }
}
