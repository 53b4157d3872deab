import { Agent, type IncomingMessage, type ServerResponse } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import type { HeaderList } from '../model/exchange.ts';
import type { Target } from '../run/targets/target.ts';
import { forward, NoAnswer } from '../run/wire/forward.ts';
import { toHeaderList, withoutHopByHop } from '../run/wire/header-list.ts';
import type { ApiServer } from './api-servers.ts';
import { isOwn } from './own-origin.ts';
import { decodeSegments } from './site-path.ts';

/** Where the API stands on the origin of the site. */
export const apiPath = '/_api/';

export interface ApiBehind {
  readonly servers: () => Promise<readonly ApiServer[]>;
  /** The Target, started when it is needed first. */
  readonly target: () => Promise<Target>;
}

/** Milliseconds until an answer must have begun. */
const patience = 30_000;
/** Bytes of a request's body. */
const mostBody = 16 * 1024 * 1024;

/**
 * Answers `/_api/<server>/…` with what the Target answers at the same path of that server. A request chooses among the
 * declared servers and nothing else: no name in it is resolved, no redirect is followed. `/_api/` lists the servers.
 */
export function createApi({ servers, target }: ApiBehind): {
  readonly answer: (incoming: IncomingMessage, response: ServerResponse) => Promise<void>;
  readonly close: () => void;
} {
  const agents = { http: new Agent({ keepAlive: true }), https: new SecureAgent({ keepAlive: true }) };
  const answer = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (!isOwn(incoming)) return refuse(response, 403, 'Only pages of this site may call the API here.');
    const known = await servers();
    const { url = '' } = incoming;
    if (url === apiPath) return list(response, known);
    const [name = '', rest = ''] = splitOnce(url.slice(apiPath.length));
    const server = known.find((each) => each.name === name);
    if (!server) return refuse(response, 404, `No server is declared by the name \`${name}\`.`);
    const path = rest.split(/[?#]/, 1)[0] ?? '';
    if (rest !== '' && decodeSegments(path.slice(1)) === undefined) {
      return refuse(response, 400, 'The path has a segment that would lead elsewhere.');
    }
    const found = await target();
    if (isControl(`${server.base}${path}`, found)) {
      return refuse(response, 403, 'The controls of the target are for tests alone.');
    }
    const body = await bodyOf(incoming);
    if (body === undefined) return refuse(response, 413, `A body has at most ${mostBody} bytes here.`);
    const origin = server.originOn(found);
    const headers = toTarget(toHeaderList(incoming.rawHeaders), new URL(origin).host, body.length);
    const message = {
      method: incoming.method ?? 'GET',
      url: `${origin}${server.base}${rest}`,
      headers,
      body,
    };
    await forward(message, response, { agents, timeout: patience, keep: 0, onReceived: () => {} });
  };
  return {
    answer: async (incoming, response) => {
      try {
        await answer(incoming, response);
      } catch (error) {
        if (response.headersSent) response.destroy();
        else refuse(response, error instanceof NoAnswer ? error.status || 502 : 502, reasonOf(error));
      }
    },
    close: () => {
      agents.http.destroy();
      agents.https.destroy();
    },
  };
}

/** `a/b?c` is `a` and `/b?c`. */
function splitOnce(text: string): [string, string] {
  const end = text.search(/[/?#]/);
  return end < 0 ? [text, ''] : [text.slice(0, end), text.slice(end)];
}

/** Controls change clocks and limits of the Target; letters of either case lead to them on some servers. */
function isControl(path: string, { controls }: Target): boolean {
  if (controls === undefined) return false;
  const asked = `${decodeURIComponent(path).replace(/\/+/g, '/').toLowerCase()}/`;
  return asked.startsWith(`${controls.replace(/\/+$/, '').toLowerCase()}/`);
}

async function bodyOf(incoming: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= mostBody) chunks.push(chunk);
  }
  return length > mostBody ? undefined : Buffer.concat(chunks);
}

/** What concerns the browser and us stays here. */
const ours =
  /^(?:host|content-length|origin|referer|expect|sec-fetch-.*|sec-ch-.*|upgrade-insecure-requests|x-docs-.*)$/i;

function toTarget(headers: HeaderList, host: string, length: number): HeaderList {
  const kept = withoutHopByHop(headers).filter(([name]) => !ours.test(name));
  return [['Host', host], ...kept, ...(length > 0 ? [['Content-Length', String(length)] as const] : [])];
}

function list(response: ServerResponse, servers: readonly ApiServer[]): void {
  const shown = servers.map(({ name, url }) => ({ name, url, path: `${apiPath}${name}` }));
  response.writeHead(200, { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ servers: shown })}\n`);
}

/** [Problem details](https://www.rfc-editor.org/rfc/rfc9457). */
function refuse(response: ServerResponse, status: number, detail: string): void {
  response.writeHead(status, { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store' });
  response.end(`${JSON.stringify({ status, detail })}\n`);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
