/** Names that people give to languages, by Prism's. */
const names: Readonly<Record<string, readonly string[]>> = {
  bash: ['shell', 'sh', 'bash', 'curl', 'zsh', 'console'],
  javascript: ['javascript', 'js', 'node', 'nodejs', 'node.js'],
  python: ['python', 'python3', 'py'],
  go: ['go', 'golang'],
  ruby: ['ruby', 'rb'],
  php: ['php'],
  java: ['java'],
  csharp: ['c#', 'csharp', 'cs'],
  typescript: ['typescript', 'ts'],
};

/** Prism's name of a language that people call by many names; the name itself, lower case, where it is no other's. */
export function grammarName(lang: string): string {
  // `cURL (next page)` is curl.
  const [said = ''] = lang
    .trim()
    .toLowerCase()
    .split(/\s*[(+]/);
  return Object.keys(names).find((grammar) => names[grammar]?.includes(said)) ?? said;
}
