/** One place where what came is not what was documented. */
export interface Difference {
  /** JSON Pointer into the documented value. */
  readonly pointer: string;
  readonly problem: string;
  /** The member of the object at `pointer` that came and is not documented. */
  readonly member?: string;
  readonly expected?: string;
  readonly actual?: string;
}
