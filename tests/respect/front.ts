import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/**
 * Listens before a server and puts every request into the scene that was opened last, since no Arazzo runner can be told
 * to send a header with each request.
 */
export async function openFront(port: number): Promise<{ readonly url: string; readonly close: () => void }> {
  let scene: string | undefined;
  const front = createServer((asked, answer) => {
    const headers = { ...asked.headers, ...(scene !== undefined && { 'x-docs-scene': scene }) };
    // A connection that the server may be closing just now is not used again.
    const options = { host: '127.0.0.1', port, path: asked.url, method: asked.method, headers, agent: false };
    const passed = request(options, async (got) => {
      const body = await buffer(got);
      if (asked.url === '/controls/scenes') scene = JSON.parse(body.toString()).id;
      if (asked.url === '/controls/reset') scene = undefined;
      answer.writeHead(got.statusCode ?? 502, got.rawHeaders).end(body);
    });
    passed.on('error', () => answer.destroy());
    asked.pipe(passed);
  });
  // A slow machine leaves connections alone for longer than the five seconds after which they would be closed.
  front.keepAliveTimeout = 0;
  await once(front.listen(0, '127.0.0.1'), 'listening');
  const { port: own } = front.address() as AddressInfo;
  return { url: `http://127.0.0.1:${own}`, close: () => front.close() };
}
