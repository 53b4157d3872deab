import type { IncomingMessage } from 'node:http';

/** Names of this machine for itself. */
const ownHost = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i;

/**
 * Whether a request was made by our own pages or by hand. A page elsewhere may send requests here, and a name elsewhere
 * may resolve to this machine ([DNS rebinding](https://fetch.spec.whatwg.org/#http-origin)); neither is let through.
 */
export function isOwn({ headers }: Pick<IncomingMessage, 'headers'>): boolean {
  const { host = '', origin } = headers;
  if (!ownHost.test(host)) return false;
  if (headers['sec-fetch-site'] === 'cross-site') return false;
  return origin === undefined || origin.toLowerCase() === `http://${host.toLowerCase()}`;
}
