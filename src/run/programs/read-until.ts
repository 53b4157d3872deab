import { PassThrough, type Readable } from 'node:stream';

/** What one program writes to a stream that serves several, one after the other. */
export interface OutputPart {
  readonly text: Readable;
  /** Settles when the mark has come; never where the stream ends without it. */
  readonly marked: Promise<void>;
  readonly isMarked: () => boolean;
}

/** Hands on what comes on a stream until it ends, or until a mark comes; an empty one never does. */
export function readUntil(stream: Readable, mark: string): OutputPart {
  const text = new PassThrough();
  const sign = Buffer.from(mark);
  let held: Buffer = Buffer.alloc(0);
  let isMarked = false;
  const marked = new Promise<void>((resolve) => {
    const leave = (): void => {
      stream.off('data', onData);
      stream.off('end', onEnd);
      stream.off('close', onEnd);
    };
    const onEnd = (): void => {
      leave();
      text.end(held);
    };
    const onData = (chunk: Buffer): void => {
      held = Buffer.concat([held, chunk]);
      const at = mark === '' ? -1 : held.indexOf(sign);
      if (at >= 0) {
        isMarked = true;
        leave();
        text.end(held.subarray(0, at));
        resolve();
        return;
      }
      // The beginning of a mark may be the end of what came.
      const keep = Math.min(held.length, Math.max(0, sign.length - 1));
      text.write(held.subarray(0, held.length - keep));
      held = held.subarray(held.length - keep);
    };
    if (stream.readableEnded || stream.destroyed) {
      text.end();
      return;
    }
    stream.on('data', onData);
    stream.on('end', onEnd);
    stream.on('close', onEnd);
  });
  return { text, marked, isMarked: () => isMarked };
}
