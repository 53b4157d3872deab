import type { Location } from '../model/location.ts';

/** `file:line:column`, as far as it is known. */
export function placeOf(location: Location): string {
  const { file, line, column } = location;
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}
