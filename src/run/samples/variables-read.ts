/** The environment variables that a program's text reads, by the language's grammar; those that it sets itself are not among them. */
export function variablesRead(grammar: string, source: string): readonly string[] {
  const found = grammar === 'bash' ? bashVariables(source) : matches(source, readers[grammar] ?? []);
  return [...new Set(found)];
}

const readers: Readonly<Record<string, readonly RegExp[]>> = {
  javascript: [/\bprocess\.env\.(\w+)/g, /\bprocess\.env\[\s*["'`](\w+)["'`]\s*\]/g],
  python: [/\benviron(?:\.get\(|\[)\s*["'](\w+)["']\s*[\])]/g, /\bgetenv\(\s*["'](\w+)["']\s*\)/g],
  ruby: [/\bENV(?:\.fetch\(|\[)\s*["'](\w+)["']\s*[\])]/g],
  go: [/\bos\.(?:Getenv|LookupEnv)\(\s*["`](\w+)["`]\s*\)/g],
  php: [/\bgetenv\(\s*["'](\w+)["']\s*\)/g, /\$_(?:ENV|SERVER)\[\s*["'](\w+)["']\s*\]/g],
  java: [/\bSystem\.getenv\(\s*"(\w+)"\s*\)/g],
};

function matches(source: string, patterns: readonly RegExp[]): string[] {
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map(([, name = '']) => name));
}

/** Nothing is read in single quotes, in comments or after a backslash; `${NAME:-…}` does without the variable. */
function bashVariables(source: string): string[] {
  const text = source.replace(/\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"|'[^']*'|(?<=^|\s)#.*/gm, (token) =>
    token.startsWith('"') ? token.replace(/\\[\s\S]/g, ' ') : ' ',
  );
  const own = new Set(
    matches(text, [
      /(?<=^|[\s;&|(])([A-Za-z_]\w*)\+?=/gm,
      /\bfor\s+([A-Za-z_]\w*)\s+in\b/g,
      /\bread\s+(?:-\w+\s+)*([A-Za-z_]\w*)/g,
    ]),
  );
  return matches(text, [/\$([A-Za-z_]\w*)/g, /\$\{([A-Za-z_]\w*)(?!\w|:?[-+=])[^}]*\}/g]).filter(
    (name) => !own.has(name),
  );
}
