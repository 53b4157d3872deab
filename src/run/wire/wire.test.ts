import { execFile } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import type { Exchange } from '../../model/exchange.ts';
import { type Authority, createAuthority } from './authority.ts';
import type { OpenPort } from './port.ts';
import type { WireSession } from './session.ts';
import { createWire, type Wire } from './wire.ts';

const run = promisify(execFile);
const text = (bytes: Uint8Array | undefined): string => Buffer.from(bytes ?? []).toString();
const gzip = Buffer.from('1f8b0800000000000003cb48cdc9c907008611f6360500000', 'hex').subarray(0, 20);

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly rawHeaders: readonly string[];
  readonly body: string;
}

let folder: string;
let caFile: string;
let authority: Authority;
let wire: Wire;
let target: Server;
let origin: string;
let seen: Seen[] = [];
const opened: OpenPort[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wire-'));
  authority = await createAuthority();
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, authority.caPem);
  wire = createWire({ authority });
  target = createServer(respond);
  await once(target.listen(0, '127.0.0.1'), 'listening');
  origin = `http://127.0.0.1:${(target.address() as AddressInfo).port}`;
});

afterEach(async () => {
  for (const port of opened.splice(0)) await port.close();
  seen = [];
});

afterAll(async () => {
  await wire.close();
  target.closeAllConnections();
  target.close();
  await rm(folder, { recursive: true });
});

async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const { method, url, rawHeaders } = request;
  seen.push({ method, url, rawHeaders, body: text(Buffer.concat(chunks)) });
  const path = url?.replace(/\?.*/, '');
  if (path === '/silent') return;
  if (path === '/drop') return void request.socket.destroy();
  if (path === '/break') {
    response.writeHead(200, { 'Content-Length': '10' });
    response.write('12345');
    return void setTimeout(() => request.socket.destroy(), 20);
  }
  if (path === '/stream') {
    response.write('first\n');
    return void setTimeout(() => response.end('second\n'), 150);
  }
  if (path === '/endless') {
    const timer = setInterval(() => response.write('tick\n'), 20);
    return void response.once('close', () => clearInterval(timer));
  }
  if (path === '/large') return void response.end(Buffer.alloc(3_000_000, 'x'));
  if (path === '/gzip') return void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzip);
  if (path === '/nothing') return void response.writeHead(204).end();
  if (path === '/moved') return void response.writeHead(302, { Location: '/elsewhere' }).end();
  response.writeHead(201, 'Made', [
    'X-Casing',
    'a',
    'x-casing',
    'b',
    'Set-Cookie',
    'a=1',
    'Set-Cookie',
    'b=2',
  ]);
  response.end('{"ok":true}');
}

async function open(session: Partial<WireSession> = {}): Promise<OpenPort> {
  const route = (url: URL) => (url.hostname === 'api.example.test' ? { origin } : null);
  const port = await wire.open({ route, bind: (request) => request, addHeaders: [], ...session });
  opened.push(port);
  return port;
}

function curl(port: OpenPort, ...args: string[]): Promise<{ stdout: string; stderr: string }> {
  const env = {
    PATH: process.env.PATH,
    http_proxy: port.url,
    https_proxy: port.url,
    SSL_CERT_FILE: caFile,
  };
  return run('curl', ['-sS', ...args], { env });
}

async function only(port: OpenPort): Promise<Exchange> {
  await port.settled();
  expect(port.exchanges).toHaveLength(1);
  return port.exchanges[0] as Exchange;
}

/** Speaks to the port as it is told, and resolves with all that comes back. */
async function speak(port: OpenPort, ...parts: string[]): Promise<string> {
  const socket = connect(port.port, '127.0.0.1');
  const closed = once(socket, 'close');
  let heard = '';
  socket.on('data', (chunk) => {
    heard += chunk;
  });
  for (const part of parts) {
    socket.write(part);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  socket.end();
  await closed;
  return heard;
}

describe('client certificates', () => {
  const python =
    'import requests, sys\nprint(requests.get("https://api.example.test/x", cert=tuple(sys.argv[1:]) or None).status_code)';
  const clients: Readonly<Record<string, (port: OpenPort, files: readonly string[]) => Promise<unknown>>> = {
    curl: (port, [cert, key]) =>
      curl(port, ...(cert && key ? ['--cert', cert, '--key', key] : []), 'https://api.example.test/x'),
    'python requests': (port, files) =>
      run('python3', ['-c', python, ...files], {
        env: { PATH: process.env.PATH, HTTPS_PROXY: port.url, REQUESTS_CA_BUNDLE: caFile },
      }),
  };
  const write = async (name: string, pair: { readonly cert: string; readonly key: string }) => {
    const files = [join(folder, `${name}.pem`), join(folder, `${name}-key.pem`)] as const;
    await writeFile(files[0], pair.cert);
    await writeFile(files[1], pair.key);
    return files;
  };
  let ours: readonly string[];
  let foreign: readonly string[];
  beforeAll(async () => {
    ours = await write('ours', await authority.clientCertificate());
    foreign = await write('foreign', await (await createAuthority()).clientCertificate());
  });

  test.each(Object.keys(clients))(
    '%s: one that is asked for is seen, and told to the target',
    async (name) => {
      const port = await open({ asksForCertificate: true });
      await clients[name]?.(port, ours);
      const exchange = await only(port);
      expect(exchange.clientCertificate).toEqual({ subject: 'CN=docproof client', isTrusted: true });
      const { raw } = new X509Certificate(await readFile(ours[0] ?? ''));
      expect(exchange.forwarded?.headers).toContainEqual(['Client-Cert', `:${raw.toString('base64')}:`]);
      expect(exchange.sent.headers.map(([field]) => field)).not.toContain('Client-Cert');
    },
  );

  test.each(Object.keys(clients))(
    '%s: without one the request is made, and nothing is seen',
    async (name) => {
      const port = await open({ asksForCertificate: true });
      await clients[name]?.(port, []);
      const exchange = await only(port);
      expect(exchange.received.status).toBe(201);
      expect(exchange).not.toHaveProperty('clientCertificate');
    },
  );

  test('one of another authority is seen as that', async () => {
    const port = await open({ asksForCertificate: true });
    await clients.curl?.(port, foreign);
    expect((await only(port)).clientCertificate).toMatchObject({ isTrusted: false });
  });

  test('nobody is asked where the operation does not ask', async () => {
    const port = await open();
    await clients.curl?.(port, ours);
    const exchange = await only(port);
    expect(exchange).not.toHaveProperty('clientCertificate');
    expect(exchange.forwarded?.headers.map(([field]) => field)).not.toContain('Client-Cert');
  });
});

describe('clients by their own proxy settings', () => {
  test('curl over TLS: request, forwarded request and response are exact', async () => {
    const port = await open({ addHeaders: [['X-Docs-Scene', 'scn_1']] });
    const body = '{"email": "a@b.c",\n "n": 1.0}';
    const { stdout } = await curl(
      port,
      ...['-i', '-H', 'X-ONE: 1', '-H', 'x-two: 2', '-H', 'Content-Type: application/json', '-d', body],
      'https://api.example.test/v1/a%2Fb?x=1&x=%7e',
    );
    expect(stdout).toMatch(/^HTTP\/1.1 200 Connection established\r\n\r\nHTTP\/1.1 201 Made\r\n/);
    expect(stdout).toContain('X-Casing: a\r\nx-casing: b\r\nSet-Cookie: a=1\r\nSet-Cookie: b=2\r\n');
    const { sent, forwarded, received, refused } = await only(port);
    expect(refused).toBeUndefined();
    expect(sent).toMatchObject({ method: 'POST', url: 'https://api.example.test/v1/a%2Fb?x=1&x=%7e' });
    expect(sent.headers.map(([name]) => name)).toEqual([
      'Host',
      'User-Agent',
      'Accept',
      'X-ONE',
      'x-two',
      'Content-Type',
      'Content-Length',
    ]);
    expect(text(sent.body)).toBe(body);
    expect(forwarded?.url).toBe(`${origin}/v1/a%2Fb?x=1&x=%7e`);
    expect(seen[0]?.url).toBe('/v1/a%2Fb?x=1&x=%7e');
    expect(seen[0]?.body).toBe(body);
    expect(seen[0]?.rawHeaders.slice(0, -2)).toEqual(forwarded?.headers.flat());
    expect(forwarded?.headers[0]).toEqual(['Host', new URL(origin).host]);
    expect(forwarded?.headers.at(-1)).toEqual(['X-Docs-Scene', 'scn_1']);
    expect(received.status).toBe(201);
    expect(received.headers.slice(0, 2)).toEqual([
      ['X-Casing', 'a'],
      ['x-casing', 'b'],
    ]);
    expect(text(received.body)).toBe('{"ok":true}');
  });

  test('curl in the clear sends the absolute form, whose proxy fields are not recorded', async () => {
    const port = await open();
    await curl(port, 'http://api.example.test/v1/ping');
    const { sent } = await only(port);
    expect(sent.url).toBe('http://api.example.test/v1/ping');
    expect(sent.headers.map(([name]) => name)).toEqual(['Host', 'User-Agent', 'Accept']);
  });

  test('python requests', async () => {
    const port = await open();
    const program = [
      'import requests',
      'a = requests.post("https://api.example.test/v1/a", json={"a": 1})',
      'b = requests.get("http://api.example.test/v1/b", params={"q": "ü"})',
      'print(a.status_code, a.json(), b.status_code)',
    ].join('\n');
    const proxies = { http_proxy: port.url, HTTPS_PROXY: port.url, no_proxy: '' };
    const env = { PATH: process.env.PATH, ...proxies, REQUESTS_CA_BUNDLE: caFile };
    const { stdout } = await run('python3', ['-c', program], { env });
    expect(stdout).toBe("201 {'ok': True} 201\n");
    expect(port.exchanges.map(({ sent }) => sent.url)).toEqual([
      'https://api.example.test/v1/a',
      'http://api.example.test/v1/b?q=%C3%BC',
    ]);
    expect(text(port.exchanges[0]?.sent.body)).toBe('{"a": 1}');
  });

  test('node fetch by a dispatcher, which tunnels even in the clear', async () => {
    const port = await open();
    const undici = import.meta.resolve('undici');
    const program = [
      `import { EnvHttpProxyAgent, setGlobalDispatcher } from '${undici}';`,
      'setGlobalDispatcher(new EnvHttpProxyAgent());',
      "const a = await fetch('https://api.example.test/v1/a', { method: 'PUT', body: 'ü' });",
      "const b = await fetch('http://api.example.test/v1/b');",
      'console.log(a.status, await a.text(), b.status);',
    ].join('\n');
    const env = {
      PATH: process.env.PATH,
      http_proxy: port.url,
      https_proxy: port.url,
      NODE_EXTRA_CA_CERTS: caFile,
    };
    const { stdout } = await run(process.execPath, ['--input-type=module', '-e', program], { env });
    expect(stdout).toBe('201 {"ok":true} 201\n');
    expect(port.exchanges.map(({ sent }) => sent.url)).toEqual([
      'https://api.example.test/v1/a',
      'http://api.example.test/v1/b',
    ]);
  });

  test('an address as host gets a certificate of its own', async () => {
    const port = await open({ route: () => ({ origin }) });
    await curl(port, 'https://192.0.2.7/v1/a', 'https://[2001:db8::1]:8443/v1/b');
    expect(port.exchanges.map(({ sent }) => sent.url)).toEqual([
      'https://192.0.2.7/v1/a',
      'https://[2001:db8::1]:8443/v1/b',
    ]);
  });

  test('a program that distrusts the CA is recorded', async () => {
    const port = await open();
    const env = { PATH: process.env.PATH, https_proxy: port.url };
    await expect(run('curl', ['-sS', 'https://api.example.test/'], { env })).rejects.toThrow(/certificate/);
    await port.close();
    expect((await only(port)).refused).toMatch(/^no TLS connection with the program: .*unknown ca/i);
    expect((await only(port)).sent.url).toBe('https://api.example.test');
  });
});

describe('the protocol', () => {
  test('requests to the port itself take their host from the Host field', async () => {
    const port = await open({ route: (url) => (url.port === String(port.port) ? { origin } : null) });
    const answer = await fetch(`http://127.0.0.1:${port.port}/v1/direct`);
    expect(answer.status).toBe(201);
    expect((await only(port)).sent.url).toBe(`${port.url}/v1/direct`);
  });

  test('pipelined requests are answered in order on one connection', async () => {
    const port = await open();
    const request = (path: string) => `GET ${path} HTTP/1.1\r\nHost: api.example.test\r\n\r\n`;
    const heard = await speak(
      port,
      request('/stream') + request('/v1/b') + request('/nothing'),
      '',
      '',
      '',
      '',
    );
    expect(heard.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 201', 'HTTP/1.1 204']);
    expect(seen.map(({ url }) => url)).toEqual(['/stream', '/v1/b', '/nothing']);
    expect(port.exchanges.map(({ received }) => received.status)).toEqual([200, 201, 204]);
  });

  test('Expect: 100-continue is answered, and not asked of the target', async () => {
    const port = await open();
    const head =
      'POST /v1/a HTTP/1.1\r\nHost: api.example.test\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n';
    const heard = await speak(port, head, 'body', '');
    expect(heard).toMatch(/^HTTP\/1.1 100 Continue\r\n\r\nHTTP\/1.1 201 Made\r\n/);
    expect((await only(port)).sent.headers.at(-1)).toEqual(['Expect', '100-continue']);
    expect((await only(port)).forwarded?.headers.map(([name]) => name)).toEqual(['Host', 'Content-Length']);
  });

  test('a chunked body is recorded decoded and forwarded with its length', async () => {
    const port = await open();
    const head = 'POST /v1/a HTTP/1.1\r\nHost: api.example.test\r\nTransfer-Encoding: chunked\r\n\r\n';
    await speak(port, head, '3\r\nabc\r\n', '2\r\nde\r\n0\r\n\r\n', '');
    expect(text((await only(port)).sent.body)).toBe('abcde');
    expect((await only(port)).forwarded?.headers).toContainEqual(['Content-Length', '5']);
    expect(seen[0]?.body).toBe('abcde');
  });

  test('an offer of HTTP/2 is ignored, a WebSocket refused', async () => {
    const port = await open();
    const offer = (method: string) =>
      `${method} /v1/a HTTP/1.1\r\nHost: api.example.test\r\nContent-Length: ${method === 'GET' ? 0 : 2}\r\n` +
      `Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQ\r\n\r\n`;
    const heard = await speak(port, offer('GET'), `${offer('POST')}ab`, '');
    expect(heard.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 201', 'HTTP/1.1 201']);
    expect(seen.map(({ body }) => body)).toEqual(['', 'ab']);
    expect(seen[0]?.rawHeaders.join()).not.toMatch(/upgrade|HTTP2-Settings/i);
    const socket =
      'GET /v1/a HTTP/1.1\r\nHost: api.example.test\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n';
    expect(await speak(port, socket, '')).toMatch(/^HTTP\/1.1 501 /);
    expect(port.exchanges.at(-1)?.refused).toMatch(/WebSocket/);
  });

  test('a request that breaks off is recorded and not forwarded', async () => {
    const port = await open();
    await speak(port, 'POST /v1/a HTTP/1.1\r\nHost: api.example.test\r\nContent-Length: 9\r\n\r\nhalf');
    await port.close();
    expect(seen).toHaveLength(0);
    expect(await only(port)).toMatchObject({
      sent: { method: 'POST', url: 'http://api.example.test/v1/a', truncated: true },
      received: { status: 0 },
      refused: expect.stringMatching(/before its request was complete/),
    });
  });

  test('a body in broken chunks is refused and recorded once', async () => {
    const port = await open();
    const head = 'POST /v1/a HTTP/1.1\r\nHost: api.example.test\r\nTransfer-Encoding: chunked\r\n\r\n';
    expect(await speak(port, head, '3\r\nabc\r\nno number\r\n')).toMatch(/^HTTP\/1.1 400 /);
    await port.close();
    expect(seen).toHaveLength(0);
    expect(await only(port)).toMatchObject({ sent: { method: 'POST' }, received: { status: 400 } });
    expect((await only(port)).refused).toMatch(/^the request is not HTTP\/1.1: .*chunk/);
  });

  test('what is not HTTP is refused and recorded', async () => {
    const port = await open();
    expect(await speak(port, 'GET / HTTP/1.1\r\nHost: api.example.test\r\nbad header\r\n\r\n', '')).toMatch(
      /^HTTP\/1.1 400 /,
    );
    expect((await only(port)).refused).toMatch(/^the request is not HTTP\/1.1: /);
  });
});

describe('answers', () => {
  test('stream to the program as they come', async () => {
    const port = await open();
    const answer = await fetch(`${(await open({ route: () => ({ origin }) })).url}/stream`);
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    expect(text(first?.value)).toBe('first\n');
    expect(seen).toHaveLength(1);
    expect(text((await reader?.read())?.value)).toBe('second\n');
    expect(port.exchanges).toHaveLength(0);
  });

  test('keep their compression, their redirects and their missing bodies', async () => {
    const port = await open();
    const { stdout } = await curl(port, '-o', join(folder, 'gzip'), 'https://api.example.test/gzip');
    expect(stdout).toBe('');
    await curl(port, 'https://api.example.test/moved');
    await curl(port, '--head', 'https://api.example.test/v1/a');
    await curl(port, '-X', 'POST', 'https://api.example.test/nothing');
    expect(port.exchanges.map(({ received }) => received.status)).toEqual([200, 302, 201, 204]);
    expect(port.exchanges.map(({ received }) => received.body.length)).toEqual([gzip.length, 0, 0, 0]);
    expect(port.exchanges[3]?.forwarded?.headers).toContainEqual(['Content-Length', '0']);
  });

  test('longer than the limit pass whole and are recorded cut', async () => {
    const port = await open({ recordLimit: 1000 });
    const { stdout } = await run('curl', ['-sS', '-d', 'y'.repeat(2000), 'https://api.example.test/large'], {
      env: { PATH: process.env.PATH, https_proxy: port.url, SSL_CERT_FILE: caFile },
      maxBuffer: 4_000_000,
    });
    expect(stdout).toHaveLength(3_000_000);
    expect(seen[0]?.body).toHaveLength(2000);
    const { sent, forwarded, received } = await only(port);
    for (const message of [sent, forwarded, received]) {
      expect(message?.body).toHaveLength(1000);
      expect(message?.truncated).toBe(true);
    }
  });

  test('that break off, break off for the program too', async () => {
    const port = await open();
    await expect(curl(port, 'https://api.example.test/break')).rejects.toThrow();
    expect((await only(port)).received).toMatchObject({ status: 200, truncated: true });
    expect((await only(port)).refused).toMatch(/broke off/);
    expect(text((await only(port)).received.body)).toBe('12345');
  });

  test('that the program leaves are recorded as far as they came', async () => {
    const port = await open();
    await expect(curl(port, '-m', '0.3', 'https://api.example.test/endless')).rejects.toThrow();
    await port.close();
    expect((await only(port)).received).toMatchObject({ status: 200, truncated: true });
    expect(text((await only(port)).received.body)).toMatch(/^tick\ntick\n/);
    expect((await only(port)).refused).toBeUndefined();
  });
});

describe('refusals', () => {
  const cases: readonly [string, Partial<WireSession>, string, number, RegExp][] = [
    ['an undeclared host', {}, 'https://other.example.test/', 502, /^`other.example.test` is not a server/],
    ['a target that drops the connection', {}, 'https://api.example.test/drop', 502, /could not be reached/],
    ['a target that is silent', { timeout: 150 }, 'https://api.example.test/silent', 504, /within 0.15 s$/],
    [
      'a target that is away',
      { route: () => ({ origin: 'http://127.0.0.1:9' }) },
      'http://a.test/',
      502,
      /ECONNREFUSED/,
    ],
    [
      'a step before that fails',
      { before: () => Promise.reject(new Error('no clock')) },
      'http://api.example.test/',
      502,
      /^no clock$/,
    ],
  ];
  test.each(cases)('%s', async (_, session, url, status, reason) => {
    const port = await open(session);
    const { stdout } = await curl(port, '-w', '%{http_code}', url);
    expect(stdout.endsWith(String(status))).toBe(true);
    expect(JSON.parse(stdout.slice(0, -3)).detail).toMatch(reason);
    expect((await only(port)).refused).toMatch(reason);
    expect((await only(port)).received.status).toBe(status);
  });

  test('a body over the limit', async () => {
    const port = await open({ bodyLimit: 100 });
    const { stdout } = await curl(port, '-d', 'y'.repeat(100_000), 'https://api.example.test/v1/a');
    expect(JSON.parse(stdout)).toMatchObject({ status: 413 });
    expect(seen).toHaveLength(0);
    expect((await only(port)).sent.truncated).toBe(true);
  });
});

test('what is bound is forwarded, what was sent is recorded', async () => {
  const told: string[] = [];
  const port = await open({
    before: ({ url }) => void told.push(`before ${url}`),
    bind: async (request) => {
      const body = Buffer.from(text(request.body).replace('john', 'john.7f3a'));
      return { ...request, url: request.url.replace('usr_1', 'usr_live'), body };
    },
    onExchange: ({ received }) => told.push(`after ${received.status}`),
  });
  await curl(port, '-d', 'name=john', 'https://api.example.test/v1/users/usr_1');
  expect(seen[0]).toMatchObject({ url: '/v1/users/usr_live', body: 'name=john.7f3a' });
  expect((await only(port)).sent.url).toBe('https://api.example.test/v1/users/usr_1');
  expect(text((await only(port)).sent.body)).toBe('name=john');
  expect((await only(port)).forwarded?.headers).toContainEqual(['Content-Length', '14']);
  expect(told).toEqual(['before https://api.example.test/v1/users/usr_1', 'after 201']);
});

test('many ports serve at once and stay apart', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => open({ route: () => ({ origin }) })));
  await Promise.all(
    ports.map(async (port, index) => {
      const answer = await fetch(`${port.url}/v1/${index}`);
      expect(await answer.text()).toBe('{"ok":true}');
    }),
  );
  const sent = await Promise.all(ports.map(async (port) => (await only(port)).sent.url));
  expect(sent).toEqual(ports.map((port, index) => `${port.url}/v1/${index}`));
});

test('a closed port ends the connections that are open', async () => {
  const port = await open();
  const left = curl(port, 'https://api.example.test/silent').then(
    () => 'answered',
    () => 'ended',
  );
  while (seen.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
  await port.close();
  expect(await left).toBe('ended');
  expect(await only(port)).toMatchObject({
    received: { status: 0 },
    refused: expect.stringMatching(/ended the connection/),
  });
});
