import { once } from 'node:events';
import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { type AddressInfo, isIPv6, type Server as NetServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import type { Exchange, RequestMessage } from '../../model/exchange.ts';
import { type AdmitContext, admit, type TlsContext } from './admit.ts';
import { answer, problemOf } from './answer.ts';
import type { Agents } from './forward.ts';
import { listenLocally } from './listen-locally.ts';
import { createRecorder, type Recorder } from './recorder.ts';
import { type Connection, withoutDefaultPort } from './sent-request.ts';
import type { WireSession } from './session.ts';

/** A loopback port of the Wire, for one running program. */
export interface OpenPort {
  readonly port: number;
  /** `http://127.0.0.1:<port>`, to be given as the program's proxy. */
  readonly url: string;
  /** Grows as the program speaks; complete once `settled` or `close` has resolved. */
  readonly exchanges: readonly Exchange[];
  /** Resolves when every request that began is over: a program may end before its last answer is recorded. */
  readonly settled: () => Promise<void>;
  /** Ends every connection at once. */
  readonly close: () => Promise<void>;
}

export interface PortContext {
  readonly tls: TlsContext;
  readonly agents: Agents;
}

/** Opens a port that is a proxy, a tunnel and a plain server in one. */
export async function openPort(session: WireSession, { tls, agents }: PortContext): Promise<OpenPort> {
  const recorder = createRecorder(session);
  const connections = new WeakMap<Duplex, Connection>();
  const connectionOf = (socket: Duplex): Connection => connections.get(socket) ?? { scheme: 'http' };
  const http = createHttp(async (incoming, response) => {
    const connection = connectionOf(incoming.socket);
    connection.incoming = incoming;
    await answer(incoming, response, { session, recorder, agents, connection });
  });
  const admission: AdmitContext = {
    ...tls,
    asksForCertificate: session.asksForCertificate ?? false,
    onHttp: (socket, connection) => {
      connections.set(socket, connection);
      http.emit('connection', socket);
    },
    onFault: (authority, error) => recordTlsFault(recorder, authority, error),
  };
  http.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    admit(socket, withBrackets(request.url ?? ''), admission);
  });
  http.on('clientError', (error: ParseError, socket: Socket) =>
    refuseMalformed(recorder, error, socket, connectionOf(socket)),
  );
  const { listen = listenLocally, port = 0 } = session;
  return serve(await listen(port), recorder, (socket) => admit(socket, undefined, admission));
}

/** Some clients ask for an IPv6 address without the brackets that [an authority](https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2) has around it. */
function withBrackets(authority: string): string {
  const [, address = '', port = ''] = /^([0-9A-Fa-f:.]+):(\d+)$/.exec(authority) ?? [];
  return isIPv6(address) ? `[${address}]:${port}` : authority;
}

function serve(server: NetServer, recorder: Recorder, onSocket: (socket: Socket) => void): OpenPort {
  const sockets = new Set<Socket>();
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.once('close', () => sockets.delete(socket));
    onSocket(socket);
  });
  const opened = (server.address() as AddressInfo).port;
  const close = async (): Promise<void> => {
    const closed = server.listening ? once(server, 'close') : undefined;
    server.close();
    for (const socket of sockets) socket.destroy();
    await closed;
    await recorder.settled();
  };
  const { exchanges, settled } = recorder;
  return { port: opened, url: `http://127.0.0.1:${opened}`, exchanges, settled, close };
}

/** Requests of one connection are answered one after the other, pipelined ones too. */
function createHttp(
  onRequest: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>,
): Server {
  const turns = new WeakMap<Duplex, Promise<void>>();
  const take = (incoming: IncomingMessage, response: ServerResponse): void => {
    const before = turns.get(incoming.socket) ?? Promise.resolve();
    turns.set(
      incoming.socket,
      before.then(() => onRequest(incoming, response)),
    );
  };
  // A program may pause between two requests as long as it likes: its own time limit ends it.
  const http = createHttpServer({
    keepAliveTimeout: 0,
    requestTimeout: 0,
    headersTimeout: 0,
    maxHeaderSize: 65_536,
  });
  http.maxHeadersCount = 0;
  http.on('request', take);
  http.on('checkExpectation', take);
  http.on('checkContinue', (incoming, response) => {
    response.writeContinue();
    take(incoming, response);
  });
  return http;
}

interface ParseError extends Error {
  readonly code?: string;
  readonly rawPacket?: Buffer;
}

function refuseMalformed(
  recorder: Recorder,
  error: ParseError,
  socket: Socket,
  connection: Connection,
): void {
  if (!error.code?.startsWith('HPE_') || !socket.writable) {
    socket.destroy();
    return;
  }
  const refused = `the request is not HTTP/1.1: ${error.message}`;
  const received = problemOf(error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400, refused);
  if (connection.incoming?.complete === false) {
    // It has begun well and is being read: whoever reads it records it, and learns the reason here.
    if (error.code !== 'HPE_INVALID_EOF_STATE') connection.malformed = refused;
  } else recorder.begin()({ sent: malformedRequest(error, connection), received, refused });
  const fields = received.headers.map(([name, value]) => `${name}: ${value}\r\n`).join('');
  socket.write(`HTTP/1.1 ${received.status} Bad Request\r\n${fields}Connection: close\r\n\r\n`);
  socket.end(received.body);
}

function malformedRequest({ rawPacket }: ParseError, { scheme, authority = '' }: Connection): RequestMessage {
  const url = `${scheme}://${withoutDefaultPort(authority, scheme)}`;
  return { method: '', url, headers: [], body: rawPacket ?? new Uint8Array() };
}

/** A program that hangs up without a word has its reasons; one that complains about TLS must be heard. */
function recordTlsFault(recorder: Recorder, authority: string, error: Error & { code?: string }): void {
  if (!error.code?.startsWith('ERR_SSL')) return;
  const url = `https://${withoutDefaultPort(authority, 'https')}`;
  const refused = `no TLS connection with the program: ${error.message.trim()}`;
  const sent = { method: 'CONNECT', url, headers: [], body: new Uint8Array() };
  recorder.begin()({ sent, received: problemOf(0, refused), refused });
}
