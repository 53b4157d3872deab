import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

/** What the server saw of a program, and what it answered. */
export interface Seen {
  /** Method and path without the base path: `GET /users/me`. */
  readonly call: string;
  /** What the server answered; undefined when the request did not get to it. */
  readonly status: number | undefined;
  readonly headers: IncomingHttpHeaders;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly body: any;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every shape.
  readonly answer: any;
  /** When that was, in milliseconds. */
  readonly at: number;
}

/** What goes wrong once: the connection breaks before or behind the server, or the answer is another. */
export type Fault = 'request lost' | 'answer lost' | ((answer: Answer) => Answer);

interface Answer {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A server before the server, which looks on and plants faults. */
export interface Front {
  readonly url: string;
  /** Everything so far, in the order of the answers. */
  readonly seen: Seen[];
  /** Plans a fault for the next request of that method and path. */
  readonly fault: (call: string, fault: Fault) => void;
  readonly close: () => void;
}

/** Listens before a server, and sends each request there with more headers; `pass` is awaited before it does. */
export async function openFront(
  port: number,
  headers: Readonly<Record<string, string>>,
  pass: (seen: readonly Seen[]) => Promise<void>,
): Promise<Front> {
  const seen: Seen[] = [];
  const faults: [call: string, fault: Fault][] = [];
  const front = createServer(async (asked, reply) => {
    const call = `${asked.method} ${asked.url?.replace(/^\/v2/, '')}`;
    const sent = await buffer(asked);
    const at = faults.findIndex(([of]) => of === call);
    const fault = faults.splice(at < 0 ? faults.length : at, 1)[0]?.[1];
    const base = { call, headers: asked.headers, body: parse(sent.toString()) };
    if (fault === 'request lost') {
      seen.push({ ...base, status: undefined, answer: undefined, at: performance.now() });
      return reset(reply);
    }
    await pass(seen);
    const { method = 'GET', url = '/' } = asked;
    const answer = await forward(port, { method, url, headers: { ...asked.headers, ...headers } }, sent);
    seen.push({ ...base, status: answer.status, answer: parse(answer.body), at: performance.now() });
    if (fault === 'answer lost') return reset(reply);
    const told = fault ? fault(answer) : answer;
    const { 'content-length': _, 'transfer-encoding': __, ...kept } = told.headers;
    reply.writeHead(told.status, kept).end(told.body);
  });
  await once(front.listen(0, '127.0.0.1'), 'listening');
  const { port: own } = front.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${own}`,
    seen,
    fault: (call, fault) => faults.push([call, fault]),
    close: () => {
      front.closeAllConnections();
      front.close();
    },
  };
}

function reset(reply: ServerResponse): void {
  reply.socket?.resetAndDestroy();
}

function forward(
  port: number,
  asked: { readonly method: string; readonly url: string; readonly headers: IncomingHttpHeaders },
  body: Buffer,
): Promise<Answer> {
  const { method, url: path, headers } = asked;
  return new Promise((resolve, reject) => {
    const passed = request({ host: '127.0.0.1', port, path, method, headers }, async (got) => {
      const text = (await buffer(got)).toString();
      resolve({ status: got.statusCode ?? 0, headers: got.headers, body: text });
    });
    passed.once('error', reject).end(body);
  });
}

function parse(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}
