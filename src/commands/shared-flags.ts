import type { Flag, Flags, Terminal } from './command.ts';

/** Flags that commands share: each means the same everywhere. */
export const configFlag: Flag = { type: 'string', help: 'configuration file (default: docs.config.ts)' };
export const targetFlag: Flag = {
  type: 'string',
  help: 'reference, an environment of docs.config.ts, or a URL',
};
export const onlyFlag: Flag = {
  type: 'string',
  multiple: true,
  help: 'glob over operations, guides and languages, such as login/*/curl',
};
export const formatFlag: Flag = { type: 'string', help: 'pretty, plain, json or github' };

/** A flag's text, or undefined. */
export function textOf(flags: Flags, name: string): string | undefined {
  const value = flags[name];
  return typeof value === 'string' ? value : undefined;
}

/** A repeatable flag's texts. */
export function textsOf(flags: Flags, name: string): string[] {
  const value = flags[name];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
}

/** Colours are for terminals that do not say no: https://no-color.org */
export function wantsColor({ stdout, env }: Terminal): boolean {
  return stdout.isTTY === true && (env.NO_COLOR ?? '') === '' && env.TERM !== 'dumb';
}
