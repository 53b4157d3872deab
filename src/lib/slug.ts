const longest = 80;

/** Lower-case kebab of a name: `requestPasswordReset` becomes `request-password-reset`; letters of all scripts stay. */
export function slugify(name: string): string {
  const words = name
    .normalize('NFC')
    .replace(/(\p{Ll}|\p{N})(\p{Lu})/gu, '$1-$2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1-$2')
    .toLowerCase()
    .replace(/['’]/g, '')
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
    .replace(/^[-\p{M}]+|-+$/gu, '');
  return shortName([...words].slice(0, longest).join('')).replace(/-+$/, '');
}

/** File systems take names of 255 bytes; a number, a language and an extension must fit behind. */
const mostBytes = 200;

/** A name that a file system takes, cut between letters. */
export function shortName(name: string): string {
  let bytes = 0;
  let short = '';
  for (const letter of name) {
    bytes += Buffer.byteLength(letter);
    if (bytes > mostBytes) break;
    short += letter;
  }
  return short;
}

/** Gives each name a slug of its own: a clash, or a reserved word, gets `-2`, `-3`, … in the order of the calls. */
export function createSlugger(reserved: readonly string[] = []): (name: string, fallback: string) => string {
  const numbered = createNumberer(reserved);
  return (name, fallback) => numbered(slugify(name) || fallback);
}

/** Makes names unique: one that is taken gets `-2`, `-3`, … in the order of the calls. */
export function createNumberer(reserved: readonly string[] = []): (name: string) => string {
  const taken = new Set(reserved);
  const next = new Map<string, number>();
  return (name) => {
    let unique = name;
    let count = next.get(name) ?? 2;
    for (; taken.has(unique); count++) unique = `${name}-${count}`;
    next.set(name, count);
    taken.add(unique);
    return unique;
  };
}
