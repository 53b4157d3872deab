import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { apiServers } from '../../src/dev/api-servers.ts';
import { createApi } from '../../src/dev/forward-api.ts';
import { ask } from './started.ts';

/** Listens on a loopback port; what was asked of it is kept. */
async function listen(answer: Parameters<typeof createServer>[1]) {
  const asked: { url: string | undefined; headers: IncomingMessage['headers'] }[] = [];
  const server = createServer((incoming, response) => {
    asked.push({ url: incoming.url, headers: incoming.headers });
    answer?.(incoming, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  return { port: (server.address() as AddressInfo).port, asked };
}

const location = { file: 'openapi.yaml' };
const servers = [
  { url: 'https://api.example.com/v1', description: 'Production', location },
  { url: 'http://169.254.169.254/latest', description: 'Metadata', location },
  { url: 'http://private.example.com', description: 'Private', location },
];
const version = { api: 'shop', id: 'v1', servers } as never;
const docs = { apis: [{ id: 'shop', title: 'Shop', versions: [version] }], flowSources: [] };

/** The API in front of a Target that answers 200, or leads elsewhere; and a stranger that nobody may reach. */
async function behind() {
  const stranger = await listen((_, response) => response.end('secret'));
  const target = await listen((incoming, response) => {
    if (!incoming.url?.endsWith('/away')) return void response.end('from the target');
    response.writeHead(302, { Location: `http://127.0.0.1:${stranger.port}/` }).end();
  });
  const api = createApi({
    servers: async () => apiServers(docs),
    target: async () => ({ name: 't', origin: `http://127.0.0.1:${target.port}`, controls: '/controls' }),
  });
  onTestFinished(api.close);
  const front = await listen((incoming, response) => void api.answer(incoming, response));
  const call = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    ask(front.port, path, { method, headers: { Host: `localhost:${front.port}`, ...headers } });
  return { call, target, stranger, port: front.port };
}

test('a declared server is the same path on the target, with what the program said and nothing of the browser', async () => {
  const { call, target } = await behind();
  const headers = { Authorization: 'Bearer a', 'Sec-Fetch-Mode': 'cors', 'X-Docs-Scene': 'other' };
  const answer = await call('/_api/shop-v1-production/users/me?a=%2F', headers);
  expect(answer).toMatchObject({ status: 200, body: 'from the target' });
  const [asked] = target.asked;
  expect(asked?.url).toBe('/v1/users/me?a=%2F');
  expect(asked?.headers).toMatchObject({ authorization: 'Bearer a', host: `127.0.0.1:${target.port}` });
  expect(Object.keys(asked?.headers ?? {})).not.toContain('sec-fetch-mode');
  expect(Object.keys(asked?.headers ?? {})).not.toContain('x-docs-scene');
});

test('servers that are declared at a metadata address or a private name are the target too: no name is resolved', async () => {
  const { call, target } = await behind();
  for (const name of ['metadata', 'private']) {
    expect(await call(`/_api/shop-v1-${name}/x`)).toMatchObject({ status: 200, body: 'from the target' });
  }
  expect(target.asked.map(({ url }) => url)).toEqual(['/latest/x', '/x']);
});

test('`/_api/` lists what there is', async () => {
  const { call } = await behind();
  const { servers: listed } = JSON.parse((await call('/_api/')).body);
  expect(listed[0]).toEqual({
    name: 'shop-v1-production',
    url: 'https://api.example.com/v1',
    path: '/_api/shop-v1-production',
  });
});

test('nothing else is reached: other ports, addresses, names, however they are written', async () => {
  const { call, target, stranger } = await behind();
  const other = `127.0.0.1:${stranger.port}`;
  for (const path of [
    `/_api/${other}/`,
    `/_api/http://${other}/`,
    `/_api/http%3A%2F%2F${other}/`,
    '/_api/169.254.169.254/latest/meta-data/',
    '/_api/localtest.me/',
    '/_api/shop-v1-production@127.0.0.1/',
    `/_api//${other}/`,
  ]) {
    expect((await call(path)).status, path).toBe(404);
  }
  for (const path of ['/../x', '/%2e%2e/x', '/a/..%2fx', '/a\\..\\x', '//x', '/%00', '/%']) {
    expect((await call(`/_api/shop-v1-production${path}`)).status, path).toBe(400);
  }
  for (const path of ['/controls', '/controls/clock', '/Controls/clock', '/%63ontrols/clock']) {
    expect((await call(`/_api/shop-v1-private${path}`)).status, path).toBe(403);
  }
  expect([target.asked, stranger.asked]).toEqual([[], []]);
});

test('a path that looks like an address stays a path on the target', async () => {
  const { call, target, stranger } = await behind();
  await call(`/_api/shop-v1-private/@127.0.0.1:${stranger.port}/`);
  expect(target.asked).toHaveLength(1);
  expect(stranger.asked).toEqual([]);
});

test('a redirect is handed on and not followed', async () => {
  const { call, stranger } = await behind();
  expect((await call('/_api/shop-v1-production/away')).status).toBe(302);
  expect(stranger.asked).toEqual([]);
});

test('pages elsewhere, and names elsewhere that lead here, are refused', async () => {
  const { call, target, port } = await behind();
  for (const headers of [
    { Host: 'evil.example.com' },
    { Host: `evil.example.com:${port}` },
    { Origin: 'https://evil.example.com' },
    { Origin: 'null' },
    { Origin: 'http://localhost:1' },
    { 'Sec-Fetch-Site': 'cross-site' },
  ]) {
    const answer = await call('/_api/shop-v1-production/x', headers as Record<string, string>, 'POST');
    expect(answer.status, JSON.stringify(headers)).toBe(403);
  }
  expect(target.asked).toEqual([]);
});
