import { open } from 'node:fs/promises';

/** The first bytes of a text file, however long that is; empty when there is none. A character that is cut is left out. */
export async function readHead(file: string, bytes: number): Promise<string> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return '';
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(bytes), 0, bytes, 0);
    const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
    return decoder.decode(buffer.subarray(0, bytesRead), { stream: bytesRead === bytes });
  } finally {
    await handle.close();
  }
}
