import type { ResponseMessage } from '../../model/exchange.ts';
import type { NamedExample, Operation } from '../../model/operation.ts';
import type { Difference } from './difference.ts';

/** Compares the limit that an answer tells in its header fields with the one that `x-rate-limits` states. */
export function compareLimit(
  operation: Operation,
  example: NamedExample | undefined,
  answer: ResponseMessage,
): Difference[] {
  if (example?.rateLimit === undefined) return [];
  const stated = operation.rateLimits.find((limit) => limit.id === example.rateLimit);
  if (!stated) {
    return [{ pointer: '', problem: `\`x-rate-limits\` of the operation has no \`${example.rateLimit}\`` }];
  }
  const [, told] = answer.headers.find(([name]) => name.toLowerCase() === 'x-ratelimit-limit') ?? [];
  if (told === undefined || Number(told) === stated.limit) return [];
  return [
    {
      pointer: '',
      problem: `header \`X-RateLimit-Limit\` is not the limit \`${stated.id}\` of \`x-rate-limits\``,
      expected: String(stated.limit),
      actual: told,
    },
  ];
}
