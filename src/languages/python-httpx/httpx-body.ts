/** A body as a program with httpx says it. */
export interface HttpxBody {
  /** What stands before the request. */
  readonly declarations: readonly string[];
  /** The keyword argument that holds the body; httpx sends an empty one without any. */
  readonly argument: string | undefined;
  /** The Content-Type to say instead of the documented one; empty where httpx says it by itself. */
  readonly contentType?: string;
  /** It calls urlencode. */
  readonly encodesForm?: boolean;
}
