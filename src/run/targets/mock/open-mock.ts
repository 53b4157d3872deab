import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Version } from '../../../model/docs.ts';
import { toHeaderList } from '../../wire/header-list.ts';
import { createMockVersion, type MockVersion } from './mock-version.ts';
import type { Refusal } from './refusal.ts';
import { type AnswerMaker, toRefusal } from './to-response.ts';

/** A running mock: a loopback port a Version, so that versions with the same paths stand side by side. */
export interface RunningMock {
  /** Such as `http://127.0.0.1:41234`. */
  readonly originOf: (version: Version) => string;
  readonly stop: () => Promise<void>;
}

/** Bytes of a request's body, above which it is refused. */
const bodyLimit = 16 * 1024 * 1024;

/** Starts a server for each Version, made from its document alone. */
export async function openMock(
  versions: readonly Version[],
  makerOf: (version: Version) => AnswerMaker,
): Promise<RunningMock> {
  const opened = new Map<string, Server>();
  for (const version of versions) {
    opened.set(nameOf(version), await listen(createMockVersion(version, makerOf(version))));
  }
  return {
    originOf: (version) => {
      const address = opened.get(nameOf(version))?.address() as AddressInfo | undefined;
      if (!address) throw new Error(`no mock of ${nameOf(version)}`);
      return `http://127.0.0.1:${address.port}`;
    },
    stop: async () => {
      await Promise.all([...opened.values()].map(close));
    },
  };
}

function nameOf({ api, id }: Version): string {
  return `${api}/${id}`;
}

async function listen(mock: MockVersion): Promise<Server> {
  const server = createServer({ maxHeaderSize: 65_536, keepAliveTimeout: 60_000 }, (incoming, response) => {
    answer(incoming, response, mock).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function answer(incoming: IncomingMessage, response: ServerResponse, mock: MockVersion): Promise<void> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length <= bodyLimit) chunks.push(chunk);
  }
  const { method = '', url = '', headers, rawHeaders } = incoming;
  const message = {
    method,
    url: `http://${headers.host ?? ''}${url}`,
    headers: toHeaderList(rawHeaders),
    body: Buffer.concat(chunks),
  };
  const answered = length > bodyLimit ? toRefusal(tooLong, method) : mock(message);
  response.sendDate = false;
  response.writeHead(answered.status, answered.headers.flat());
  response.end(answered.body);
}

const tooLong: Refusal = {
  status: 413,
  rule: 'body-too-long',
  detail: `The body is longer than ${bodyLimit} bytes.`,
};

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
