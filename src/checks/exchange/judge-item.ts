import type { HttpRequest } from '../../model/example.ts';
import type { Exchange, RequestMessage } from '../../model/exchange.ts';
import type { Difference } from './difference.ts';
import { compareRequest } from './request-exact.ts';

/** Whether a request of a collection went out as the example has it; `tokens`: values of `Postman-Token`, its own the last. */
export function judgeItemRequest(
  request: HttpRequest,
  tokens: readonly string[],
  exchanges: readonly Exchange[],
): Difference[] {
  const own = exchangeOf(tokens, exchanges);
  if (!own) return [{ pointer: '', problem: 'it sent no request' }];
  return compareRequest(request, withoutOwnFields(own.sent, request));
}

/** The exchange of the item itself. */
export function exchangeOf(tokens: readonly string[], exchanges: readonly Exchange[]): Exchange | undefined {
  const token = tokens.at(-1);
  return exchanges.find(({ sent }) => token !== undefined && tokenOf(sent) === token);
}

function tokenOf({ headers }: RequestMessage): string | undefined {
  return headers.find(([name]) => name.toLowerCase() === 'postman-token')?.[1];
}

/** Postman adds these to every request, as other clients do `User-Agent`. */
function withoutOwnFields(sent: RequestMessage, { headers }: HttpRequest): RequestMessage {
  const documented = new Set(headers.map(({ name }) => name.toLowerCase()));
  const isOwn = (name: string) => ['postman-token', 'cache-control'].includes(name) && !documented.has(name);
  return { ...sent, headers: sent.headers.filter(([name]) => !isOwn(name.toLowerCase())) };
}
