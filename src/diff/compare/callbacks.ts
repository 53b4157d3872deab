import type { Met } from '../change.ts';
import { childOf, childrenOf, memberOf, type Part } from '../tree.ts';
import { type Context, met, opposite } from './context.ts';
import { operationsIn, type Written } from './written-operation.ts';

/** Compares [Callback Objects](https://spec.openapis.org/oas/v3.1.1.html#callback-object): requests of the API to the client. */
export function* compareCallbacks(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [callbacksOf(before), callbacksOf(after)];
  for (const name of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(name), nexts.get(name)];
    const at = next ?? old;
    if (old && next) {
      const operation = `${context.operation ?? ''} callback ${name}`;
      yield* context.operations(old, next, { ...context, operation, request: opposite(context.request) });
    } else if (at) {
      const said = { message: `is ${next ? 'new' : 'gone'}`, at: at.part, names: [at.path] };
      yield met(context, `callback \`${name}\``, next ? 'callback-added' : 'callback-removed', said);
    }
  }
}

/** Compares the [webhooks](https://spec.openapis.org/oas/v3.1.1.html#oas-webhooks) of two documents. */
export function* compareWebhooks(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [webhooksOf(before), webhooksOf(after)];
  for (const name of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(name), nexts.get(name)];
    const inside = { ...context, operation: `webhook ${name}` };
    const at = next ?? old;
    if (old && next) yield* context.operations(old, next, { ...inside, request: 'response' });
    else if (at) {
      const said = { message: `is ${next ? 'new' : 'gone'}`, at: at.part, names: [at.path] };
      yield met(inside, '', next ? 'webhook-added' : 'webhook-removed', said);
    }
  }
}

function callbacksOf(operation: Part): Map<string, Written> {
  return new Map(
    [...childrenOf(childOf(operation, 'callbacks'))].flatMap(([name, callback]) =>
      operationsIn(callback).map((written, index) => [
        index === 0 ? name : `${name} ${written.method} ${written.path}`,
        written,
      ]),
    ),
  );
}

/** `x-webhooks` is how documents of OpenAPI 3.0 say it. */
function webhooksOf(document: Part): Map<string, Written> {
  const maps = [memberOf(document, 'webhooks'), memberOf(document, 'x-webhooks')];
  return new Map(
    maps
      .flatMap(operationsIn)
      .map((written) => [
        written.method === 'POST' ? written.path : `${written.path} ${written.method}`,
        written,
      ]),
  );
}
