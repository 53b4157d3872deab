import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { mediaTypeOf } from './media-types.ts';
import type { SiteSource } from './site-folder.ts';
import { sitePath } from './site-path.ts';

export interface SiteServer {
  readonly source: SiteSource;
  /** `/`, or such as `/docs/`: where the site stands. */
  readonly base: string;
  /** Answers paths that are not of the site; false for those that are. */
  readonly beside?: (incoming: IncomingMessage, response: ServerResponse) => boolean;
  /** The page that is shown as long as there is no site. */
  readonly empty?: string;
  /** Changes a page on its way out. */
  readonly alter?: (html: string) => string;
}

/** A server that gives out a site as a static host does: index pages, 404.html, media types. */
export function createSiteServer(site: SiteServer): Server {
  return createServer((incoming, response) => {
    if (site.beside?.(incoming, response)) return;
    answer(site, incoming, response).catch(() => {
      if (response.headersSent) response.destroy();
      else response.writeHead(500).end();
    });
  });
}

async function answer(
  { source, base, empty = '', alter = (html) => html }: SiteServer,
  { method = '', url = '' }: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const send = (status: number, path: string, content: string | Uint8Array) => {
    const type = mediaTypeOf(path);
    const text = type.startsWith('text/html') ? alter(content.toString()) : content;
    response.writeHead(status, {
      'Content-Type': type,
      'Content-Length': Buffer.byteLength(text),
      'Cache-Control': 'no-cache',
      'X-Content-Type-Options': 'nosniff',
    });
    response.end(method === 'HEAD' ? undefined : text);
  };
  if (method !== 'GET' && method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const wanted = sitePath(url, base);
  if (wanted !== 'outside' && 'moved' in wanted) return redirect(response, wanted.moved);
  const found = wanted === 'outside' ? undefined : await source.read(wanted.file);
  if (found === 'folder') return redirect(response, `${url.split(/[?#]/, 1)[0]?.replace(/^\/+/, '/')}/`);
  if (found !== undefined && wanted !== 'outside') return send(200, wanted.file, found);
  const page = await source.read('404.html');
  send(404, '404.html', page === undefined || page === 'folder' ? empty : page);
}

function redirect(response: ServerResponse, location: string): void {
  response.writeHead(308, { Location: location }).end();
}
