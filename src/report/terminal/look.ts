import picocolors from 'picocolors';

/** What tells the formats for people apart: colours and characters. */
export interface Look {
  readonly paint: ReturnType<typeof picocolors.createColors>;
  /** Drawn under the head of a table and above its sum. */
  readonly rule: string;
  readonly marks: { readonly good: string; readonly bad: string; readonly open: string };
}

/** For terminals; `color` says whether colour codes are written. */
export function prettyLook(color: boolean): Look {
  // Made by hand: `util.styleText` of Node 20 colours pipes too.
  return { paint: picocolors.createColors(color), rule: '─', marks: { good: '✔', bad: '✖', open: '○' } };
}

/** For logs: neither colours nor drawing. */
export const plainLook: Look = {
  paint: picocolors.createColors(false),
  rule: '-',
  marks: { good: 'OK', bad: 'FAILED', open: '-' },
};
