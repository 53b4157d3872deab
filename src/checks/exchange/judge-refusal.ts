import type { Example } from '../../model/example.ts';
import type { Exchange } from '../../model/exchange.ts';
import { mockRefusalField, mockRefusalType } from '../../model/mock-refusal.ts';
import type { Difference } from './difference.ts';

/** Why the mock target refuses a request that is exactly its Example: the document contradicts itself there. */
export function judgeRefusal(
  { origin, request, response }: Example,
  exchange: Exchange | undefined,
): readonly Difference[] {
  const refusal = refusalOf(exchange);
  // An example that promises a refusal is meant to be refused.
  if (!refusal || response?.response.status.startsWith('4')) return [];
  const { detail, expected, pointer, type } = refusal;
  const isBody = origin === 'documented' && type === `${mockRefusalType}body-invalid`;
  return [
    {
      pointer: isBody && typeof pointer === 'string' ? pointer : '',
      problem: `by its own document this is no valid request: ${String(detail).replace(/\.$/, '')}`,
      ...(expected === undefined ? {} : { expected: String(expected) }),
      actual: `${request.method} ${request.target} is answered ${exchange?.received.status}`,
    },
  ];
}

/** The problem details of a refusal by the mock target. */
function refusalOf(exchange: Exchange | undefined): Readonly<Record<string, unknown>> | undefined {
  if (!exchange || exchange.received.status < 400) return undefined;
  const { headers, body } = exchange.received;
  const field = headers.find(([name]) => name.toLowerCase() === mockRefusalField.toLowerCase());
  if (field) return { detail: field[1] };
  const text = Buffer.from(body).toString('utf8');
  if (!text.includes(mockRefusalType)) return undefined;
  try {
    const problem: unknown = JSON.parse(text);
    if (problem === null || typeof problem !== 'object' || !('type' in problem)) return undefined;
    return String(problem.type).startsWith(mockRefusalType) ? { ...problem } : undefined;
  } catch {
    return undefined;
  }
}
