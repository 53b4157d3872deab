import { isUtf8 } from 'node:buffer';
import type { Difference } from './difference.ts';

/** Compares contents byte by byte; of what is no text only the length is told. */
export function compareBytes(want: Buffer, sent: Uint8Array, what = 'body'): Difference[] {
  if (want.equals(sent)) return [];
  const print = (bytes: Uint8Array) =>
    isUtf8(bytes) ? Buffer.from(bytes).toString('utf8') : `${bytes.length} bytes`;
  return [{ pointer: '', problem: `another ${what}`, expected: print(want), actual: print(sent) }];
}
