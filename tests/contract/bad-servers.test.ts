import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { beforeAll, expect, test } from 'vitest';
import type { Docs } from '../../src/model/docs.ts';
import { readDocument, testListener, things } from './test-document.ts';

let docs: Docs;

beforeAll(async () => {
  docs = await readDocument(things);
});

const json = { 'content-type': 'application/json' };

/** The answers of a server that keeps its promises. */
function answerWell({ method, url = '' }: IncomingMessage, response: ServerResponse): void {
  const limit = new URL(url, 'http://localhost').searchParams.get('limit') ?? '10';
  if (method !== 'GET') response.writeHead(405, { allow: 'GET' }).end();
  else if (!/^\d+$/.test(limit) || Number(limit) < 1 || Number(limit) > 50) response.writeHead(400).end();
  else response.writeHead(200, json).end('{"things":["one"]}');
}

test('a server that keeps its promises has no finding', async () => {
  const report = await testListener(docs, answerWell);
  expect(report.findings).toEqual([]);
  expect(report.cases.length).toBeGreaterThan(6);
  expect(report.cases.filter(({ state }) => state !== 'passed')).toEqual([]);
});

const endless = Buffer.alloc(1024 * 1024, ' ');

const bad: readonly (readonly [name: string, check: string, listener: RequestListener])[] = [
  ['hangs', 'target-answers', () => {}],
  [
    'drips bytes',
    'target-answers',
    (_, response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 20);
      response.once('close', () => clearInterval(timer));
    },
  ],
  ['closes early', 'target-answers', (request) => request.socket.destroy()],
  [
    'breaks off in its body',
    'target-answers',
    (_, response) => {
      response.writeHead(200, { ...json, 'content-length': '1000' });
      response.write('{"things":', () => response.destroy());
    },
  ],
  [
    'never comes to an end',
    'target-answers',
    (_, response) => {
      response.writeHead(200, json);
      const more = () => {
        while (response.write(endless));
        response.once('drain', more);
      };
      more();
    },
  ],
  [
    'answers what is no JSON',
    'body-schema',
    (_, response) => response.writeHead(200, json).end('{"things": ['),
  ],
  [
    'redirects in a circle',
    'status-documented',
    ({ url }, response) => response.writeHead(302, { location: url ?? '/' }).end(),
  ],
  [
    'redirects to another host',
    'status-documented',
    (_, response) => response.writeHead(307, { location: 'http://192.0.2.1/' }).end(),
  ],
  ['fails', 'no-server-error', (_, response) => response.writeHead(500, json).end('{}')],
];

test.each(bad)('a server that %s is found out by `%s`, within its time', async (_, check, listener) => {
  const report = await testListener(docs, listener, { patience: 300 });
  const found = report.findings.filter(({ blame }) => blame === 'server').map((finding) => finding.check);
  expect(found).toContain(check);
  expect(report.duration).toBeLessThan(60_000);
});

test('after many requests without an answer the rest is left, and the report says so', async () => {
  const report = await testListener(docs, () => {}, { patience: 50, maxRequests: 3 });
  expect(report.stopped).toBe('the budget of 3 requests is used up');
  expect(report.cases.some(({ reason }) => reason === 'the budget of 3 requests is used up')).toBe(true);
});
