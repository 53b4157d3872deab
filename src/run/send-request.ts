import { Agent, request as undiciRequest } from 'undici';
import type { HttpRequest } from '../model/example.ts';
import type { Exchange, HeaderList, RequestMessage, ResponseMessage } from '../model/exchange.ts';
import type { Target } from './targets/target.ts';
import { toMessage } from './to-message.ts';

/** What one answer may cost. */
export interface SendLimits {
  /** Milliseconds for an answer from its first to its last byte. @default 30000 */
  readonly patience?: number;
  /** Bytes of a body that are read; what comes behind them is left. @default 64 MiB */
  readonly largest?: number;
}

// A connection that rested is closed by us, long before a server that is busy may close it under the next request.
const agent = new Agent({
  headersTimeout: 0,
  bodyTimeout: 0,
  connect: { timeout: 5_000 },
  keepAliveTimeout: 500,
  keepAliveMaxTimeout: 500,
});

/** Sends a request to a Target in the way that it wants. */
export function sendTo(target: Target, request: HttpRequest, addedHeaders: HeaderList): Promise<Exchange> {
  return (target.send ?? sendRequest)(request, target.origin, addedHeaders);
}

/** Sends a request to the Target, with header fields of the Scene added; an Exchange without an answer says why in `refused`. */
export async function sendRequest(
  request: HttpRequest,
  origin: string,
  addedHeaders: HeaderList,
  limits: SendLimits = {},
): Promise<Exchange> {
  const sent = toMessage(request, request.origin, []);
  const forwarded = toMessage(request, origin, addedHeaders);
  const started = performance.now();
  try {
    const received = await exchange(forwarded, limits);
    return { sent, forwarded, received, duration: performance.now() - started };
  } catch (error) {
    const received = { status: 0, headers: [], body: new Uint8Array() };
    const refused = `the target gave no answer: ${reasonOf(error, limits)}`;
    return { sent, forwarded, received, refused, duration: performance.now() - started };
  }
}

function reasonOf(error: unknown, { patience = defaults.patience }: SendLimits): string {
  if (!(error instanceof Error)) return String(error);
  return error.name === 'TimeoutError' ? `none that was whole in ${patience / 1000} s` : error.message;
}

const defaults = { patience: 30_000, largest: 64 * 1024 * 1024 };

async function exchange(message: RequestMessage, limits: SendLimits): Promise<ResponseMessage> {
  const { patience, largest } = { ...defaults, ...limits };
  const answer = await undiciRequest(message.url, {
    dispatcher: agent,
    method: message.method as 'GET',
    headers: message.headers.flat(),
    body: message.body.length > 0 ? message.body : null,
    responseHeaders: 'raw',
    signal: AbortSignal.timeout(patience),
  });
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of answer.body) {
    chunks.push(chunk as Uint8Array);
    length += (chunk as Uint8Array).length;
    // Leaving the loop closes the connection.
    if (length > largest) break;
  }
  const body = new Uint8Array(Buffer.concat(chunks));
  return {
    status: answer.statusCode,
    headers: toHeaderList(answer.headers),
    body,
    ...(length > largest && { truncated: true }),
  };
}

/** undici gives raw fields as one flat list, whatever its types say. */
function toHeaderList(headers: unknown): HeaderList {
  const flat = (headers as readonly (string | Uint8Array)[]).map(String);
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}
