import type { Example } from '../../model/example.ts';

/** What of an example's request the collection format has no words for; undefined where it says all of it. */
export function unsayable({ request }: Pick<Example, 'request'>): string | undefined {
  const { body } = request;
  if (body?.kind !== 'multipart') return undefined;
  const part = body.parts.find(({ headers }) => headers.length > 0);
  return part && `the format has no header fields for a part, such as \`${part.name}\``;
}
