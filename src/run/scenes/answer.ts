import type { Exchange } from '../../model/exchange.ts';
import type { Json } from '../../model/json.ts';
import type { ExpressionScope } from '../flows/expression.ts';

/** What runtime expressions see of an Exchange. */
export function answerOf(exchange: Exchange): NonNullable<ExpressionScope['answer']> {
  const { status, headers, body } = exchange.received;
  return {
    status,
    headers: Object.fromEntries(headers.map(([name, value]) => [name.toLowerCase(), value])),
    body: parseJson(body),
  };
}

function parseJson(body: Uint8Array): Json | undefined {
  try {
    return JSON.parse(Buffer.from(body).toString('utf8')) as Json;
  } catch {
    return undefined;
  }
}
