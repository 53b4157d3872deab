import { once } from 'node:events';
import {
  type Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { type Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { setImmediate } from 'node:timers/promises';
import type { RequestMessage, ResponseMessage } from '../../model/exchange.ts';
import { toHeaderList, withoutHopByHop } from './header-list.ts';

/** Connections to Targets, shared by all programs. */
export interface Agents {
  readonly http: HttpAgent;
  readonly https: HttpsAgent;
}

export interface ForwardOptions {
  readonly agents: Agents;
  /** Milliseconds until the answer must have begun. */
  readonly timeout: number;
  /** Bytes of the answer to keep. */
  readonly keep: number;
  /** Told what was received before the program can know that the answer is over. */
  readonly onReceived: (received: ResponseMessage, fault?: string) => void;
}

/** The Target gave no answer; nothing has been written to the program. */
export class NoAnswer extends Error {
  readonly status: number;
  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Sends a request to the Target and streams the answer to the program, byte for byte. */
export async function forward(
  message: RequestMessage,
  response: ServerResponse,
  { agents, timeout, keep, onReceived }: ForwardOptions,
): Promise<void> {
  // Lets an idle connection that the Target has closed meanwhile be noticed before one is taken from the pool.
  await setImmediate();
  const departure = new AbortController();
  const leave = () => departure.abort();
  response.once('close', leave);
  if (response.destroyed) leave();
  try {
    const incoming = await send(message, agents, timeout, departure.signal);
    await relay(incoming, response, departure.signal, { keep, onReceived });
  } finally {
    response.off('close', leave);
  }
}

function send(
  message: RequestMessage,
  agents: Agents,
  timeout: number,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const { protocol, hostname, port, host } = new URL(message.url);
  const secure = protocol === 'https:';
  return new Promise((resolve, reject) => {
    const upstream = (secure ? httpsRequest : httpRequest)({
      protocol,
      hostname: hostname.replace(/^\[(.*)\]$/, '$1'),
      port,
      method: message.method,
      path: requestTarget(message),
      headers: message.headers.flat(),
      agent: secure ? agents.https : agents.http,
      signal,
    });
    const late = setTimeout(() => {
      reject(new NoAnswer(504, `the target ${host} did not answer within ${timeout / 1000} s`));
      upstream.destroy();
    }, timeout);
    upstream.on('response', (incoming) => {
      clearTimeout(late);
      resolve(incoming);
    });
    upstream.on('error', (error) => {
      clearTimeout(late);
      reject(
        signal.aborted
          ? new NoAnswer(0, 'the program ended the connection before the target answered')
          : new NoAnswer(502, `the target ${host} could not be reached: ${reasonOf(error)}`),
      );
    });
    upstream.end(message.body);
  });
}

async function relay(
  incoming: IncomingMessage,
  response: ServerResponse,
  signal: AbortSignal,
  { keep, onReceived }: Pick<ForwardOptions, 'keep' | 'onReceived'>,
): Promise<void> {
  const status = incoming.statusCode ?? 0;
  const headers = withoutHopByHop(toHeaderList(incoming.rawHeaders));
  const chunks: Buffer[] = [];
  let length = 0;
  const received = (truncated: boolean): ResponseMessage => {
    const body = Buffer.concat(chunks);
    return { status, headers, body, ...((truncated || length > body.length) && { truncated: true }) };
  };
  response.sendDate = false;
  response.writeHead(status, incoming.statusMessage ?? '', headers.flat());
  response.flushHeaders();
  try {
    for await (const chunk of incoming as AsyncIterable<Buffer>) {
      if (length < keep) chunks.push(chunk.subarray(0, keep - length));
      length += chunk.length;
      if (!response.write(chunk)) await once(response, 'drain', { signal });
    }
  } catch (error) {
    onReceived(
      received(true),
      signal.aborted ? undefined : `the target's answer broke off: ${reasonOf(error)}`,
    );
    response.destroy();
    return;
  }
  onReceived(received(false));
  response.end();
}

/** https://www.rfc-editor.org/rfc/rfc9112#section-3.2, the path and query as they stand in the URL. */
function requestTarget({ method, url }: RequestMessage): string {
  const rest = url.replace(/^[a-z]+:\/\/[^/?#]*/i, '').replace(/#.*$/, '');
  if (rest === '') return method === 'OPTIONS' ? '*' : '/';
  return rest.startsWith('/') ? rest : `/${rest}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [];
  return first?.message ?? error.message;
}
