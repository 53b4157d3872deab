/** A picture of the project that a page shows. */
export interface Picture {
  /** Its bytes in base64. */
  readonly content: string;
  /** Pixels, so that a page keeps the room for it. */
  readonly width: number;
  readonly height: number;
}
