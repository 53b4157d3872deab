import type { Readable } from 'node:stream';

/** What a process has written so far. */
export interface CappedOutput {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits for no more. */
  readonly abandon: () => void;
}

/** Keeps the first bytes of stdout and stderr together, and says when there were more. */
export function captureOutput(
  { stdout, stderr }: { readonly stdout: Readable; readonly stderr: Readable },
  limit: number,
  onPassed: () => void,
): CappedOutput {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let room = limit;
  const keep = (chunk: Buffer, into: Buffer[]): void => {
    if (room > 0) into.push(chunk.subarray(0, room));
    if (chunk.length > room) onPassed();
    room = Math.max(0, room - chunk.length);
  };
  stdout.on('data', (chunk: Buffer) => keep(chunk, chunks.stdout));
  stderr.on('data', (chunk: Buffer) => keep(chunk, chunks.stderr));
  return {
    stdout: () => toText(chunks.stdout),
    stderr: () => toText(chunks.stderr),
    abandon: () => {
      stdout.destroy();
      stderr.destroy();
    },
  };
}

/** As a stream, so that a character that the cap has cut is left out. */
function toText(chunks: readonly Buffer[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks), { stream: true });
}
