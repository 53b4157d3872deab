import type { Exchange } from '../../model/exchange.ts';
import type { Execution } from '../../model/execution.ts';
import type { Block } from '../../model/guide.ts';
import type { Json, Schema } from '../../model/json.ts';
import type { Operation } from '../../model/operation.ts';
import { statusMatches } from './judge-response.ts';

/** The Exchange that a `response` block shows; undefined when the block before it made no such request. */
export function answerOf(
  block: Block,
  { exchanges }: Execution,
): { readonly exchange: Exchange; readonly index: number } | undefined {
  const index = block.request === undefined ? exchanges.length - 1 : block.request - 1;
  const exchange = exchanges[index];
  return exchange && { exchange, index };
}

/** What the operation says of the body of an answer with that status. */
export function schemaOf(operation: Operation | undefined, status: number): Schema {
  const response =
    operation?.responses.find((each) => each.status === String(status)) ??
    operation?.responses.find((each) => statusMatches(each.status, status));
  return response?.content[0]?.schema ?? true;
}

/** The value of a JSON text; undefined when it is none. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/** How the author of a block wants it to be compared. */
export function blockOptions({ unordered }: Block): {
  readonly placeholders: true;
  readonly unordered: boolean;
} {
  return { placeholders: true, unordered: unordered === true };
}
