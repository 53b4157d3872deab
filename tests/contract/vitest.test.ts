import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { contract } from '../../src/vitest.ts';
import { things } from './test-document.ts';

const root = mkdtempSync(join(tmpdir(), 'docproof-vitest-'));
writeFileSync(join(root, 'openapi.yaml'), stringify(things));
writeFileSync(
  join(root, 'docs.config.ts'),
  `export default { apis: [{ id: 'things', versions: [{ id: 'v1', spec: 'openapi.yaml' }] }] };`,
);
let answers = 0;
const server = createServer((_, response) => {
  answers++;
  response.writeHead(200, { 'content-type': 'application/json' }).end('{"things":["one"]}');
});
await new Promise<void>((resolve) => {
  server.listen(0, '127.0.0.1', resolve);
});
const { port } = server.address() as AddressInfo;
await contract({
  root,
  target: `http://127.0.0.1:${port}`,
  only: ['listThings/parameter/query/limit/maximum'],
});

test('the tests above asked the server', () => {
  expect(answers).toBeGreaterThan(0);
});

afterAll(() => {
  server.close();
  rmSync(root, { recursive: true, force: true });
});
