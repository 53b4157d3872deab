import { Agent, request as undiciRequest } from 'undici';
import type { HttpRequest } from '../model/example.ts';
import type { Exchange, HeaderList, RequestMessage, ResponseMessage } from '../model/exchange.ts';
import { toMessage } from './to-message.ts';

/** Milliseconds that a Target has for an answer. */
const patience = 30_000;

const agent = new Agent({ headersTimeout: patience, bodyTimeout: patience, connect: { timeout: 5_000 } });

/** Sends a request to the Target, with header fields of the Scene added; an Exchange without an answer says why in `refused`. */
export async function sendRequest(
  request: HttpRequest,
  origin: string,
  addedHeaders: HeaderList,
): Promise<Exchange> {
  const sent = toMessage(request, request.origin, []);
  const forwarded = toMessage(request, origin, addedHeaders);
  const started = performance.now();
  try {
    const received = await exchange(forwarded);
    return { sent, forwarded, received, duration: performance.now() - started };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const received = { status: 0, headers: [], body: new Uint8Array() };
    const refused = `the target gave no answer: ${reason}`;
    return { sent, forwarded, received, refused, duration: performance.now() - started };
  }
}

async function exchange(message: RequestMessage): Promise<ResponseMessage> {
  const answer = await undiciRequest(message.url, {
    dispatcher: agent,
    method: message.method as 'GET',
    headers: message.headers.flat(),
    body: message.body.length > 0 ? message.body : null,
    responseHeaders: 'raw',
  });
  const body = new Uint8Array(await answer.body.arrayBuffer());
  return { status: answer.statusCode, headers: toHeaderList(answer.headers), body };
}

/** undici gives raw fields as one flat list, whatever its types say. */
function toHeaderList(headers: unknown): HeaderList {
  const flat = (headers as readonly (string | Uint8Array)[]).map(String);
  return flat.flatMap((name, index) => (index % 2 === 0 ? [[name, flat[index + 1] ?? ''] as const] : []));
}
