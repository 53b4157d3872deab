import type { Example } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import { mockRefusalType } from '../../model/mock-refusal.ts';
import type { Difference } from './difference.ts';

/** Why the mock target refuses a request that is exactly its Example: the document contradicts itself there. */
export function judgeRefusal(
  { request, response }: Example,
  exchange: Exchange | undefined,
): readonly Difference[] {
  const problem = problemOf(exchange);
  // An example that promises a refusal is meant to be refused.
  if (!problem || response?.response.status.startsWith('4')) return [];
  const { status, detail, expected } = problem;
  return [
    {
      pointer: '',
      problem: `by its own document the request is none: ${String(detail)}`,
      ...(expected === undefined ? {} : { expected: String(expected) }),
      actual: `${request.method} ${request.target} is answered ${String(status)}`,
    },
  ];
}

function problemOf(exchange: Exchange | undefined): Record<string, unknown> | undefined {
  if (!exchange || exchange.received.status < 400) return undefined;
  try {
    const problem: unknown = JSON.parse(Buffer.from(exchange.received.body).toString('utf8'));
    if (problem === null || typeof problem !== 'object' || !('type' in problem)) return undefined;
    return String(problem.type).startsWith(mockRefusalType) ? { ...problem } : undefined;
  } catch {
    return undefined;
  }
}
