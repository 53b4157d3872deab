import type { Version } from '../../model/docs.ts';
import type { Server } from '../../model/operation.ts';
import type { Target } from '../targets/target.ts';

interface Way {
  /** Of a declared server, without a slash at its end. */
  readonly url: string;
  readonly from: string;
  readonly origin: string;
}

/** Leads every server that the documentation declares to the same path on the Target; refuses all others. */
export function createRoute(
  versions: readonly Version[],
  target: Target,
): (url: URL) => { readonly origin: string } | null {
  const ways = versions
    .flatMap((version) => {
      const origin = target.originOf?.(version) ?? target.origin;
      const servers = [...version.servers, ...version.operations.flatMap((operation) => operation.servers)];
      return servers.map((server) => toWay(server, origin));
    })
    // Of servers on one host the one with the longest path is meant.
    .sort((one, other) => other.url.length - one.url.length);
  return (url) => {
    const declared = ways.filter(({ from }) => from === url.origin);
    const way = declared.find((each) => isBelow(url, each.url)) ?? declared[0];
    return way ? { origin: way.origin } : null;
  };
}

/** A server without a host is where the documentation is: for a program on this machine, here. */
function toWay({ url }: Server, origin: string): Way {
  const { origin: from, href } = new URL(url, 'http://localhost');
  return { url: href.replace(/\/+$/, ''), from, origin };
}

function isBelow({ href }: URL, base: string): boolean {
  return href === base || href.startsWith(`${base}/`) || href.startsWith(`${base}?`);
}
