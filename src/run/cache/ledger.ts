import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import { writeWhole } from '../../lib/write-whole.ts';
import { packBytes, unpackBytes } from './pack-bytes.ts';

/** What earlier builds proved, by a digest of everything that it depends on. */
export interface Ledger {
  /** What was kept under a key; undefined when there is nothing. */
  readonly recall: (key: string) => Recalled | undefined;
  /** Keeps a value, which must be JSON but for `Uint8Array`s, with when it ran. */
  readonly keep: (key: string, value: unknown, at: string) => void;
  /** Writes what was kept and what was recalled of late; does nothing when nothing changed. */
  readonly save: () => Promise<void>;
}

export interface Recalled {
  readonly value: unknown;
  /** RFC 3339: when it ran. */
  readonly at: string;
}

interface Entry {
  readonly at: string;
  /** Milliseconds of the last build that asked for it. */
  used: number;
  readonly value: unknown;
}

/** What no build asked for in a month goes. */
const lifetime = 30 * 24 * 3600 * 1000;

/** Entries are worth writing again for their age alone once a day. */
const staleness = 24 * 3600 * 1000;

/**
 * Opens the ledger of a project. It holds answers of a test server with their tokens, so it is for its owner's eyes.
 * One that cannot be read, because it is of another version or cut off, is an empty one.
 */
export async function openLedger(folder: string, name: string, now = Date.now()): Promise<Ledger> {
  const file = join(folder, `${name}.json.gz`);
  const entries = await readEntries(file);
  let changed = false;
  return {
    recall: (key) => {
      const entry = entries.get(key);
      if (!entry) return undefined;
      if (now - entry.used > staleness) changed = true;
      entry.used = now;
      return { value: unpackBytes(entry.value), at: entry.at };
    },
    keep: (key, value, at) => {
      entries.set(key, { at, used: now, value: packBytes(value) });
      changed = true;
    },
    save: async () => {
      if (!changed) return;
      const fresh = [...entries].filter(([, entry]) => now - entry.used <= lifetime);
      await writeWhole(file, gzipSync(JSON.stringify(fresh), { level: 1 }));
    },
  };
}

/** A ledger that remembers nothing: for what may not be taken from an earlier build. */
export function emptyLedger(): Ledger {
  return { recall: () => undefined, keep: () => {}, save: async () => {} };
}

async function readEntries(file: string): Promise<Map<string, Entry>> {
  try {
    return new Map(JSON.parse(gunzipSync(await readFile(file)).toString('utf8')) as [string, Entry][]);
  } catch {
    return new Map();
  }
}
