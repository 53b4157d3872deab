import type { Block } from '../../model/guide.ts';

/** Which of our languages runs a fence's language. */
const runners: Readonly<Record<string, string>> = {
  bash: 'bash',
  sh: 'bash',
  shell: 'bash',
  javascript: 'javascript-fetch',
  js: 'javascript-fetch',
  mjs: 'javascript-fetch',
  ts: 'typescript',
  typescript: 'typescript',
  python: 'python-requests',
  go: 'go',
  ruby: 'ruby',
  php: 'php',
  java: 'java',
};

/** What a block is played by: the id of a language, or `bash`. */
export function runnerOf({ language }: Block): string | undefined {
  return Object.hasOwn(runners, language) ? runners[language] : undefined;
}

export function isShell(block: Block): boolean {
  return runnerOf(block) === 'bash';
}
