import { fileURLToPath } from 'node:url';

/** Path of a program in `hosts/`, which runs the programs of a language. */
export function hostFile(name: string): string {
  // Both src/languages/ and dist/languages/ lie two folders below the package's root.
  return fileURLToPath(new URL(`../../hosts/${name}`, import.meta.url));
}
