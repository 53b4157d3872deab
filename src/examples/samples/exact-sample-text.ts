import type { Json } from '../../model/json.ts';

/** The JSON text of a sample with the digits that the document has where a double would round them; undefined where it rounds none. */
export function exactSampleText(
  value: Json,
  exactNumbers: Readonly<Record<string, string>> | undefined,
): string | undefined {
  if (exactNumbers === undefined) return undefined;
  const exact = write(value);
  return exact === JSON.stringify(value) ? undefined : exact;

  function write(part: Json): string {
    if (typeof part === 'number') return exactNumbers?.[String(part)] ?? JSON.stringify(part);
    if (Array.isArray(part)) return `[${part.map(write).join(',')}]`;
    if (part === null || typeof part !== 'object') return JSON.stringify(part);
    return `{${Object.entries(part)
      .map(([key, item]) => `${JSON.stringify(key)}:${write(item)}`)
      .join(',')}}`;
  }
}
