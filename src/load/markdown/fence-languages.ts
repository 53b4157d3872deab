/** Languages whose blocks run unless they are marked otherwise. */
export const commandLanguages: ReadonlySet<string> = new Set([
  'bash',
  'sh',
  'shell',
  'python',
  'javascript',
  'js',
  'mjs',
  'ts',
  'typescript',
  'go',
  'ruby',
  'php',
  'java',
]);

/** Languages that are shown: in answers, in output and in illustrations. */
const shownLanguages = [
  'json jsonc json5 http text txt plain plaintext console yaml yml toml ini env dotenv properties sql xml html css',
  'csv diff markdown md mdx mermaid graphql protobuf proto docker dockerfile nginx tsx jsx kotlin',
  'swift csharp cs c cpp rust rs perl lua r dart elixir scala powershell ps1 bat cmd zsh rb py golang makefile',
  'jwt pem svg regex log handlebars hbs sequence',
].flatMap((line) => line.split(' '));

/** All languages that a fence may name. */
export const fenceLanguages: ReadonlySet<string> = new Set([...commandLanguages, ...shownLanguages]);

/** What a tab is called whose fence says `tab` alone, by language. */
export const languageTitles: Readonly<Record<string, string>> = {
  bash: 'Shell',
  sh: 'Shell',
  shell: 'Shell',
  python: 'Python',
  javascript: 'JavaScript',
  js: 'JavaScript',
  mjs: 'JavaScript',
  ts: 'TypeScript',
  typescript: 'TypeScript',
  go: 'Go',
  ruby: 'Ruby',
  php: 'PHP',
  java: 'Java',
};
