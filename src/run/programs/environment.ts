import type { Credential } from '../../model/example.ts';

/**
 * The environment of a program: empty but for what its runtime needs to start and to reach the Wire,
 * and for the variables that its documentation says it reads.
 */
export function cleanEnvironment(
  home: string,
  runtime: Readonly<Record<string, string>>,
  credentials: readonly Credential[],
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '/usr/local/bin:/usr/bin:/bin',
    HOME: home,
    TMPDIR: home,
    LANG: 'C.UTF-8',
    no_proxy: '',
    NO_PROXY: '',
    ...runtime,
    ...Object.fromEntries(credentials.map(({ variable, literal }) => [variable, literal])),
  };
}
