/** A body as a program with axios says it. */
export interface AxiosBody {
  /** What stands before the request. */
  readonly declarations: readonly string[];
  /** The property that holds the body. */
  readonly expression: string;
  /** The Content-Type to say instead of the documented one; empty where axios says it by itself. */
  readonly contentType?: string;
}
