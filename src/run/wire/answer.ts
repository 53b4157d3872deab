import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http';
import type { ClientCertificate, Exchange, RequestMessage, ResponseMessage } from '../../model/exchange.ts';
import { certificateField, type ShownCertificate } from './client-certificate.ts';
import { type Agents, forward, NoAnswer } from './forward.ts';
import { forwardedHeaders, toHeaderList, valuesOf } from './header-list.ts';
import type { Recorder } from './recorder.ts';
import { type Connection, readSentRequest, sentUrl } from './sent-request.ts';
import type { WireSession } from './session.ts';

export interface AnswerContext {
  readonly session: WireSession;
  readonly recorder: Recorder;
  readonly agents: Agents;
  readonly connection: Connection;
}

/** Answers one request, by the Target or by a refusal, and records it; never rejects. */
export async function answer(
  incoming: IncomingMessage,
  response: ServerResponse,
  { session, recorder, agents, connection }: AnswerContext,
): Promise<void> {
  const { bodyLimit = 16_777_216, recordLimit = 1_048_576, timeout = 30_000 } = session;
  const record = recorder.begin();
  const sent = await readSentRequest(incoming, connection, bodyLimit).catch(() => null);
  if (!sent) return record(brokenOff(incoming, connection));

  let forwarded: RequestMessage | undefined;
  const over = (received: ResponseMessage, refused?: string): void =>
    record({
      sent,
      ...(forwarded && { forwarded }),
      received,
      ...(refused !== undefined && { refused }),
      ...(connection.certificate && { clientCertificate: toClientCertificate(connection.certificate) }),
    });
  try {
    const refusal = await refuse(sent, session, bodyLimit);
    if ('status' in refusal) throw new NoAnswer(refusal.status, refusal.reason);
    forwarded = await toForwarded(sent, refusal.origin, session, connection);
    await forward(forwarded, response, { agents, timeout, keep: recordLimit, onReceived: over });
  } catch (error) {
    const status = error instanceof NoAnswer ? error.status : 502;
    const reason = error instanceof Error ? error.message : String(error);
    const problem = problemOf(status, reason);
    over(problem, reason);
    if (response.headersSent || status === 0) response.destroy();
    else write(response, problem);
  }
}

/** The reason against forwarding, or the origin to forward to. */
async function refuse(
  sent: RequestMessage,
  session: WireSession,
  bodyLimit: number,
): Promise<{ status: number; reason: string } | { origin: string }> {
  const url = URL.canParse(sent.url) ? new URL(sent.url) : null;
  if (!url) return { status: 400, reason: `\`${sent.url}\` is no URL` };
  if (valuesOf(sent.headers, 'upgrade').some((value) => /websocket/i.test(value))) {
    return { status: 501, reason: 'WebSocket connections are not supported' };
  }
  const target = session.route(url);
  if (!target)
    return { status: 502, reason: `\`${url.host}\` is not a server that the documentation declares` };
  if (sent.truncated) return { status: 413, reason: `the request's body is longer than ${bodyLimit} bytes` };
  await session.before?.(sent);
  return { origin: target.origin };
}

function toClientCertificate({ subject, isTrusted }: ShownCertificate): ClientCertificate {
  return { subject, isTrusted };
}

async function toForwarded(
  sent: RequestMessage,
  origin: string,
  session: WireSession,
  { certificate }: Connection,
): Promise<RequestMessage> {
  const bound = await session.bind(sent);
  const target = new URL(origin);
  const headers = forwardedHeaders(bound.headers, {
    method: bound.method,
    host: target.host,
    length: bound.body.length,
    added: [...session.addHeaders, ...certificateField(certificate)],
  });
  return { ...bound, url: bound.url.replace(/^[a-z]+:\/\/[^/?#]*/i, () => target.origin), headers };
}

/** https://www.rfc-editor.org/rfc/rfc9457 */
export function problemOf(status: number, detail: string): ResponseMessage {
  if (status === 0) return { status, headers: [], body: new Uint8Array() };
  const body = Buffer.from(`${JSON.stringify({ title: STATUS_CODES[status], status, detail })}\n`);
  return {
    status,
    headers: [
      ['Content-Type', 'application/problem+json'],
      ['Content-Length', String(body.length)],
    ],
    body,
  };
}

function write(response: ServerResponse, { status, headers, body }: ResponseMessage): void {
  response.sendDate = false;
  response.writeHead(status, headers.flat());
  response.end(body);
}

function brokenOff(incoming: IncomingMessage, connection: Connection): Omit<Exchange, 'duration'> {
  const { method = '', rawHeaders } = incoming;
  const message = { method, url: sentUrl(incoming, connection), headers: toHeaderList(rawHeaders) };
  const sent = { ...message, body: new Uint8Array(), truncated: true };
  const { malformed } = connection;
  const refused = malformed ?? 'the program ended the connection before its request was complete';
  return { sent, received: problemOf(malformed ? 400 : 0, refused), refused };
}
