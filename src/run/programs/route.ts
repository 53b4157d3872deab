import type { Version } from '../../model/docs.ts';
import type { Target } from '../targets/target.ts';

/** Leads every server that the documentation declares to the same path on the Target; refuses all others. */
export function createRoute(
  versions: readonly Version[],
  target: Target,
): (url: URL) => { readonly origin: string } | null {
  const declared = new Set(
    versions
      .flatMap((version) => [
        ...version.servers,
        ...version.operations.flatMap((operation) => operation.servers),
      ])
      .filter((server) => URL.canParse(server.url))
      .map((server) => new URL(server.url).origin),
  );
  return (url) => (declared.has(url.origin) ? { origin: target.origin } : null);
}
