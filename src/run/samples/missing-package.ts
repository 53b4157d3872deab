/** The package that a program asks for in its text and that no runner has: of languages whose standard packages are told by their names. */
export function importedPackage(grammar: string, source: string): string | undefined {
  const pattern = imports[grammar];
  return pattern && [...source.matchAll(pattern)].map(([, name]) => name).find((name) => name !== undefined);
}

const imports: Readonly<Record<string, RegExp>> = {
  // The first segment of a package that is not Go's own is a host name.
  go: /^\s*(?:import\s+)?(?:[\w.]+\s+)?"((?:[\w-]+\.)+[a-z]+\/[^"\s]+)"/gm,
  java: /^\s*import\s+(?:static\s+)?(?!javax?\.|jdk\.|com\.sun\.|org\.(?:w3c|xml|ietf)\.)((?:[a-z]\w*\.)*[a-z]\w*)\./gm,
};

/** The package or program whose absence a program complains of; undefined where it complains of something else. */
export function missingPackage(grammar: string, complaint: string): string | undefined {
  for (const pattern of complaints[grammar] ?? []) {
    const name = pattern.exec(complaint)?.[1];
    if (name !== undefined) return name;
  }
  return undefined;
}

const complaints: Readonly<Record<string, readonly RegExp[]>> = {
  bash: [/: line \d+: (\w[\w.+-]*): command not found/],
  javascript: [/Cannot find (?:package|module) '([^'./][^']*)'/],
  python: [/ModuleNotFoundError: No module named '(\w+)/],
  ruby: [/cannot load such file -- ([\w-]+(?:\/[\w-]+)*)/],
  php: [/Class "([\w]+\\[\w\\]+)" not found/, /Failed opening required '[^']*\b(vendor\/autoload\.php)'/],
};
