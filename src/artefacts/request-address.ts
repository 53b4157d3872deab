import type { HttpRequest } from '../model/example.ts';
import type { Server } from '../model/operation.ts';

/** Where a request goes, seen from a server's URL. */
export interface RequestAddress {
  /** True when path and query are relative to the server's URL. */
  readonly relative: boolean;
  /** Scheme and host, when the address is not relative. */
  readonly origin: string;
  /** Percent-encoded; begins with `/`, or is empty. */
  readonly path: string;
  /** Percent-encoded, without `?`; unset when the target has none. */
  readonly query?: string;
}

/** Takes the server's URL off the front of a request's, so that a variable can stand for it. */
export function requestAddress({ origin, target }: HttpRequest, server: Server | undefined): RequestAddress {
  const mark = target.indexOf('?');
  const path = mark === -1 ? target : target.slice(0, mark);
  const query = mark === -1 ? {} : { query: target.slice(mark + 1) };
  const base = server && absoluteUrl(server, origin);
  const url = origin + path;
  if (base !== undefined && (url === base || url.startsWith(`${base}/`))) {
    return { relative: true, origin, path: url.slice(base.length), ...query };
  }
  return { relative: false, origin, path, ...query };
}

/** A server's URL as requests have it; one that is a path belongs to the host that serves the document. */
export function absoluteUrl(server: Server, origin: string): string {
  if (!URL.canParse(server.url, origin)) return server.url;
  const url = new URL(server.url, origin);
  return url.origin + url.pathname.replace(/\/$/, '');
}
