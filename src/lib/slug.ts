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
  return [...words].slice(0, longest).join('').replace(/-+$/, '');
}

/** Gives each name a slug of its own: a clash, or a reserved word, gets `-2`, `-3`, … in the order of the calls. */
export function createSlugger(reserved: readonly string[] = []): (name: string, fallback: string) => string {
  const taken = new Set(reserved);
  return (name, fallback) => {
    const base = slugify(name) || fallback;
    let slug = base;
    for (let count = 2; taken.has(slug); count++) slug = `${base}-${count}`;
    taken.add(slug);
    return slug;
  };
}
