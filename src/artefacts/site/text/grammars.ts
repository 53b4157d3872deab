import { createRequire } from 'node:module';
import { Prism } from 'prism-react-renderer';

/** Components of prismjs that prism-react-renderer leaves out, dependencies first. */
const components = [
  'bash',
  'java',
  'csharp',
  'ruby',
  'markup-templating',
  'php',
  'http',
  'ini',
  'toml',
  'docker',
  'powershell',
  'perl',
  'lua',
  'diff',
];

const aliases: Readonly<Record<string, string>> = {
  console: 'bash',
  curl: 'bash',
  'shell-session': 'bash',
  zsh: 'bash',
  mjs: 'javascript',
  node: 'javascript',
  golang: 'go',
  jsonc: 'json',
  text: '',
  txt: '',
};

let complete = false;

/** A Prism grammar by language name, or undefined when Prism knows none. */
export function grammarFor(language: string): Parameters<typeof Prism.tokenize>[1] | undefined {
  if (!complete) addComponents();
  const known: Record<string, unknown> = Prism.languages;
  const grammar = known[aliases[language] ?? language];
  return typeof grammar === 'object' && grammar !== null
    ? (grammar as Parameters<typeof Prism.tokenize>[1])
    : undefined;
}

/** The components register themselves with a global `Prism`, which exists only while they load. */
function addComponents(): void {
  const load = createRequire(import.meta.url);
  const scope = globalThis as { Prism?: unknown };
  const before = scope.Prism;
  scope.Prism = Prism;
  for (const component of components) load(`prismjs/components/prism-${component}`);
  scope.Prism = before;
  if (before === undefined) delete scope.Prism;
  complete = true;
}
