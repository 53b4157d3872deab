import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { type ContractOptions, planContract, runContract } from '../../src/contract/run-contract.ts';
import { createMessenger, type MessengerOptions } from '../../src/contract/target/messenger.ts';
import { loadConfig } from '../../src/load/config/load-config.ts';
import { loadDocs } from '../../src/load/load-docs.ts';
import type { ContractReport } from '../../src/model/contract.ts';
import type { Docs } from '../../src/model/docs.ts';

/** Reads a document that a test wrote down. */
export async function readDocument(document: object): Promise<Docs> {
  const folder = await mkdtemp(join(tmpdir(), 'docproof-contract-'));
  try {
    await writeFile(join(folder, 'openapi.yaml'), stringify(document));
    await writeFile(
      join(folder, 'docs.config.ts'),
      `export default { apis: [{ id: 'things', versions: [{ id: 'v1', spec: 'openapi.yaml' }] }] };`,
    );
    return await loadDocs(await loadConfig(folder));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Tests a server that a test made against a document. */
export async function testListener(
  docs: Docs,
  listener: RequestListener,
  options: MessengerOptions & Partial<ContractOptions> = {},
): Promise<ContractReport> {
  const server = createServer(listener);
  const origin = await listen(server);
  try {
    const contract = { seed: 1, selects: () => true, ...options };
    const target = { name: 'test', origin };
    return await runContract(docs, planContract(docs, contract), target, createMessenger(options), contract);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

function listen(server: Server): Promise<string> {
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    });
  });
}

/** One operation that lists things and one that makes them. */
export const things = {
  openapi: '3.1.0',
  info: { title: 'Things', version: '1.0.0' },
  servers: [{ url: 'https://api.example.com' }],
  paths: {
    '/things': {
      get: {
        operationId: 'listThings',
        parameters: [
          { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 50 }, example: 10 },
        ],
        responses: {
          '200': {
            description: 'The things.',
            content: {
              'application/json': {
                schema: {
                  type: 'object',
                  required: ['things'],
                  properties: { things: { type: 'array', items: { type: 'string' } } },
                },
                examples: { default: { value: { things: ['one'] } } },
              },
            },
          },
          '400': { description: 'No such limit.' },
          '405': { description: 'Another method.' },
        },
      },
    },
  },
};
