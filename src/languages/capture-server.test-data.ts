import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';

/** A request byte for byte as a program sent it. */
export interface Captured {
  readonly method: string;
  readonly target: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
  /** Common name of the certificate that the client showed. */
  readonly client?: string | undefined;
}

/**
 * A server that keeps every request as it came and gives the same answer to all of them. It reads the lines itself:
 * Node's parser knows some methods only.
 */
export function createCaptureServer(captured: Captured[], answer: string, tls?: TlsOptions): Server {
  const serve = (socket: Socket) => capture(socket, captured, answer);
  return tls ? createTlsServer(tls, serve) : createServer(serve);
}

function capture(socket: Socket, captured: Captured[], answer: string): void {
  let received: Buffer = Buffer.alloc(0);
  let isContinued = false;
  socket.on('error', () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    received = Buffer.concat([received, chunk]);
    const end = received.indexOf('\r\n\r\n');
    if (end < 0) return;
    const head = readHead(received.subarray(0, end).toString());
    if (head.headers.some(([name]) => /^expect$/i.test(name)) && !isContinued) {
      isContinued = true;
      socket.write('HTTP/1.1 100 Continue\r\n\r\n');
    }
    const body = readBody(head.headers, received.subarray(end + 4));
    if (!body) return;
    const client = socket instanceof TLSSocket ? socket.getPeerCertificate().subject?.CN : undefined;
    captured.push({ ...head, body, client: [client].flat()[0] });
    const text = head.method === 'HEAD' ? '' : answer;
    const length = Buffer.byteLength(answer);
    socket.end(
      `HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nConnection: close\r\nContent-Length: ${length}\r\n\r\n${text}`,
    );
    socket.removeAllListeners('data');
  });
}

function readHead(text: string): Omit<Captured, 'body' | 'client'> {
  const [first = '', ...lines] = text.split('\r\n');
  const [method = '', target = ''] = first.split(' ');
  const headers = lines.map((line) => {
    const colon = line.indexOf(':');
    return [line.slice(0, colon), line.slice(colon + 1).replace(/^[ \t]+|[ \t]+$/g, '')] as const;
  });
  return { method, target, headers };
}

/** The whole body, or undefined while some of it is still to come. */
function readBody(headers: Captured['headers'], bytes: Buffer): Buffer | undefined {
  const find = (wanted: string) => headers.find(([name]) => name.toLowerCase() === wanted)?.[1];
  if (find('transfer-encoding') !== undefined) return readChunks(bytes);
  const length = Number(find('content-length') ?? 0);
  return bytes.length >= length ? bytes : undefined;
}

function readChunks(bytes: Buffer): Buffer | undefined {
  const chunks: Buffer[] = [];
  for (let at = 0; ; ) {
    const line = bytes.indexOf('\r\n', at);
    if (line < 0) return undefined;
    const size = Number.parseInt(bytes.subarray(at, line).toString('latin1'), 16);
    const end = line + 2 + size;
    if (bytes.length < end + 2) return undefined;
    if (size === 0) return Buffer.concat(chunks);
    chunks.push(bytes.subarray(line + 2, end));
    at = end + 2;
  }
}
