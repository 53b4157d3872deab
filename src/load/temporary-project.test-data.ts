import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Writes files into a new folder for a test and gives the folder; `whenFinished` takes what removes it. */
export function writeProject(
  files: Readonly<Record<string, string>>,
  whenFinished: (remove: () => void) => void,
): string {
  const root = mkdtempSync(path.join(tmpdir(), 'docproof-test-'));
  whenFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  }
  return root;
}
