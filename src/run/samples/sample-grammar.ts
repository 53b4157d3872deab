/** Names that documents give to languages, by Prism's name of the language. */
const names: Readonly<Record<string, readonly string[]>> = {
  bash: ['shell', 'sh', 'bash', 'curl', 'zsh', 'console'],
  javascript: ['javascript', 'js', 'node', 'nodejs', 'node.js'],
  python: ['python', 'python3', 'py'],
  go: ['go', 'golang'],
  ruby: ['ruby', 'rb'],
  php: ['php'],
  java: ['java'],
};

/** Prism's name of the language that a code sample says it is in; the name itself where it is no other's. */
export function sampleGrammar(lang: string): string {
  // `cURL (next page)` is curl.
  const [said = ''] = lang
    .trim()
    .toLowerCase()
    .split(/\s*[(+]/);
  return Object.keys(names).find((grammar) => names[grammar]?.includes(said)) ?? said;
}
