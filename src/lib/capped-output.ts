import type { ChildProcess } from 'node:child_process';

/** What a process has written so far. */
export interface CappedOutput {
  readonly stdout: () => string;
  readonly stderr: () => string;
  /** Waits for no more. */
  readonly abandon: () => void;
}

/** Keeps the first bytes of stdout and stderr together, and says when there were more. */
export function captureOutput(child: ChildProcess, limit: number, onPassed: () => void): CappedOutput {
  const chunks = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let room = limit;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.on('data', (chunk: Buffer) => {
      if (room > 0) chunks[name].push(chunk.subarray(0, room));
      if (chunk.length > room) onPassed();
      room = Math.max(0, room - chunk.length);
    });
  }
  return {
    stdout: () => toText(chunks.stdout),
    stderr: () => toText(chunks.stderr),
    abandon: () => {
      child.stdout?.destroy();
      child.stderr?.destroy();
    },
  };
}

/** As a stream, so that a character that the cap has cut is left out. */
function toText(chunks: readonly Buffer[]): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(Buffer.concat(chunks), { stream: true });
}
