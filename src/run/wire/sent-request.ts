import type { IncomingMessage } from 'node:http';
import type { RequestMessage } from '../../model/exchange.ts';
import type { ShownCertificate } from './client-certificate.ts';
import { toHeaderList, withoutProxyFields } from './header-list.ts';

/** How a request's connection came about. */
export interface Connection {
  readonly scheme: 'http' | 'https';
  /** `host:port` of CONNECT; absent when the program speaks to the port itself. */
  readonly authority?: string;
  /** What the program showed in the handshake. */
  readonly certificate?: ShownCertificate;
  /** The request that is being read; `complete` tells whether it is. */
  incoming?: IncomingMessage;
  /** Why the rest of it is not HTTP/1.1. */
  malformed?: string;
}

/** Reads a request to its end, as it was sent; bytes of the body above the limit are read but not kept. */
export async function readSentRequest(
  incoming: IncomingMessage,
  connection: Connection,
  bodyLimit: number,
): Promise<RequestMessage> {
  const { body, truncated } = await readBody(incoming, bodyLimit);
  const headers = toHeaderList(incoming.rawHeaders);
  return {
    method: incoming.method ?? '',
    url: sentUrl(incoming, connection),
    headers: isAbsolute(incoming.url) ? withoutProxyFields(headers) : headers,
    body,
    ...(truncated && { truncated }),
  };
}

/** https://www.rfc-editor.org/rfc/rfc9112#section-3.3, without any normalisation. */
export function sentUrl({ url = '/', headers }: IncomingMessage, { scheme, authority }: Connection): string {
  if (isAbsolute(url)) return url;
  const host = authority ? withoutDefaultPort(authority, scheme) : (headers.host ?? '');
  return `${scheme}://${host}${url === '*' ? '' : url}`;
}

/** `host:port` as a URL writes it. */
export function withoutDefaultPort(authority: string, scheme: Connection['scheme']): string {
  const port = scheme === 'https' ? ':443' : ':80';
  return authority.endsWith(port) ? authority.slice(0, -port.length) : authority;
}

function isAbsolute(target = ''): boolean {
  return /^https?:\/\//i.test(target);
}

async function readBody(
  incoming: IncomingMessage,
  limit: number,
): Promise<{ body: Uint8Array; truncated: boolean }> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    // Read on to the end: a client that is still sending would not see the answer.
    if (length <= limit) chunks.push(chunk);
  }
  return { body: Buffer.concat(chunks), truncated: length > limit };
}
