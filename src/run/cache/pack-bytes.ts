/** The only member of an object that stands for bytes; no record has such a name. */
const bytes = '\0bytes';

/** Makes JSON of a value that has `Uint8Array`s in it. */
export function packBytes(value: unknown): unknown {
  if (value instanceof Uint8Array) return { [bytes]: Buffer.from(value).toString('base64') };
  return mapMembers(value, packBytes);
}

/** The inverse of `packBytes`. */
export function unpackBytes(value: unknown): unknown {
  const base64 =
    value !== null && typeof value === 'object' ? (value as Record<string, unknown>)[bytes] : undefined;
  if (typeof base64 === 'string') return new Uint8Array(Buffer.from(base64, 'base64'));
  return mapMembers(value, unpackBytes);
}

function mapMembers(value: unknown, map: (member: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(map);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, map(member)]));
}
