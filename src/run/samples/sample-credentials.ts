import type { Credential, Example } from '../../model/example.ts';

/** What the environment of every program has. */
const given = new Set(['PATH', 'HOME', 'TMPDIR', 'LANG', 'PWD', 'USER', 'SHELL']);

/**
 * The variables that a sample reads, with the credentials of its operation: those that its security schemes name, or the
 * only one, under the name that the sample gives it. Names the first variable of which nothing is known.
 */
export function sampleCredentials(
  variables: readonly string[],
  examples: readonly Example[],
): readonly Credential[] | { readonly unknown: string } {
  const known = new Map(
    examples.flatMap(({ request }) => request.credentials.map((each) => [each.variable, each] as const)),
  );
  const unknown = variables.filter((name) => !known.has(name) && !given.has(name));
  const [only, ...others] = known.values();
  const secrets = unknown.filter((name) => /token|key|secret|auth|pass|jwt|bearer|cred/i.test(name));
  const [secret] = only && others.length === 0 && secrets.length === 1 ? secrets : [];
  const [missing] = unknown.filter((name) => name !== secret);
  if (missing !== undefined) return { unknown: missing };
  const named = only && secret ? [{ variable: secret, literal: only.literal }] : [];
  return [...known.values(), ...named];
}
