import { closeSync, fstatSync, openSync, renameSync, writeSync } from 'node:fs';
import { ConfigError } from './config/config-error.ts';

/** A log file that becomes `<file>.1` before it would outgrow its size in bytes. */
export function rotatingFile(file: string, largest: number): { write: (line: string) => void } {
  let descriptor = open(file);
  let size = fstatSync(descriptor).size;
  return {
    write: (line) => {
      const length = Buffer.byteLength(line);
      if (size > 0 && size + length > largest) {
        closeSync(descriptor);
        renameSync(file, `${file}.1`);
        descriptor = open(file);
        size = 0;
      }
      writeSync(descriptor, line);
      size += length;
    },
  };
}

function open(file: string): number {
  try {
    return openSync(file, 'a', 0o600);
  } catch (cause) {
    throw new ConfigError(`\`logging.file\`: \`${file}\` cannot be opened for writing.`, { cause });
  }
}
