import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The path of [newman](https://github.com/postmanlabs/newman), of the project or else our own; undefined where there is none. */
export function findNewman(root: string): string | undefined {
  for (const from of [join(root, 'package.json'), import.meta.url]) {
    try {
      return createRequire(from).resolve('newman');
    } catch {
      // Looked for at the next place.
    }
  }
  return undefined;
}
