import { Agent, request as httpRequest } from 'node:http';
import pLimit from 'p-limit';
import { makeExamples } from '../../src/examples/make-examples.ts';
import type { Version } from '../../src/model/docs.ts';
import type { Example } from '../../src/model/example.ts';
import type { RequestMessage } from '../../src/model/exchange.ts';
import { startMock } from '../../src/start-mock.ts';
import { createFaultContext, documentedMessage, requestFaults } from './request-faults.ts';

/** How a mock treats the documented requests of a document and their faulty variants. */
export interface Measured {
  readonly documented: number;
  readonly accepted: number;
  readonly variants: number;
  readonly refused: number;
  /** A line each on what went otherwise. */
  readonly misses: readonly string[];
}

/** Sends every documented request of a Version to its mock, and every single fault of each. */
export async function measure(version: Version): Promise<Measured> {
  const mock = await startMock([version]);
  const agent = new Agent({ keepAlive: true, maxSockets: 8 });
  const send = (message: RequestMessage) => ask(message, mock.origin, agent);
  const limit = pLimit(8);
  const context = createFaultContext(version);
  const { examples } = makeExamples(version);
  const parts = await Promise.all(
    examples.map((example) => limit(() => measureExample(example, send, context))),
  );
  agent.destroy();
  await mock.stop();
  return {
    documented: parts.length,
    accepted: parts.filter((part) => part.isAccepted).length,
    variants: parts.reduce((sum, part) => sum + part.variants, 0),
    refused: parts.reduce((sum, part) => sum + part.refused, 0),
    misses: parts.flatMap((part) => part.misses),
  };
}

interface Answer {
  readonly status: number;
  readonly refusal: string | undefined;
}

async function measureExample(
  example: Example,
  send: (message: RequestMessage) => Promise<Answer>,
  context: ReturnType<typeof createFaultContext>,
) {
  const subject = `${example.operation.method} ${example.operation.path} (${example.name})`;
  const documented = await send(documentedMessage(example));
  const misses = documented.refusal === undefined ? [] : [`refused: ${subject}: ${documented.refusal}`];
  const faults = requestFaults(example, context);
  let refused = 0;
  for (const fault of faults) {
    const answer = await send(fault.message);
    if (answer.refusal === undefined) misses.push(`accepted: ${subject}: ${fault.name}`);
    else refused++;
  }
  return { isAccepted: documented.refusal === undefined, variants: faults.length, refused, misses };
}

function ask(message: RequestMessage, origin: string, agent: Agent): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = httpRequest(origin, {
      method: message.method,
      path: message.url,
      headers: [...message.headers.flat(), 'Host', 'mock', 'Content-Length', String(message.body.length)],
      agent,
    });
    request.on('error', reject);
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const type = response.headers['content-type'];
        const isRefusal =
          type === 'application/problem+json' && (text === '' || text.includes('urn:docproof:mock:'));
        const status = response.statusCode ?? 0;
        resolve({
          status,
          refusal: isRefusal ? `${status} ${text === '' ? '' : JSON.parse(text).detail}` : undefined,
        });
      });
    });
    request.end(message.body);
  });
}
