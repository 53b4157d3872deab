import { Readable } from 'node:stream';
import { ApiError } from '../errors/api-error.ts';
import { violationDetails } from '../errors/catalogue.ts';

/** No body is larger than this many bytes. */
export const largestBody = 64 * 1024;

/**
 * Reads the bytes of a request whose length nobody announced. What is too much is read on and dropped: a client that
 * still sends would otherwise see a broken connection instead of the answer.
 */
export function readBodyBytes(payload: unknown): Promise<Buffer> {
  if (!(payload instanceof Readable)) return Promise.resolve(Buffer.alloc(0));
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    payload.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largestBody) chunks.push(chunk);
      else reject(new ApiError('PAYLOAD_TOO_LARGE'));
    });
    payload.once('end', () => resolve(Buffer.concat(chunks)));
    const giveUp = () =>
      reject(new ApiError([{ code: 'MALFORMED_REQUEST', detail: violationDetails.notJson() }]));
    payload.once('error', giveUp);
    payload.once('close', giveUp);
  });
}
