import type { JsonObject } from '../model/json.ts';
import type { Change, Difference, Met, Use } from './change.ts';
import { compareWebhooks } from './compare/callbacks.ts';
import type { Context } from './compare/context.ts';
import { compareErrorCodes } from './compare/error-codes.ts';
import { compareExtensions } from './compare/extensions.ts';
import { compareLifetimes } from './compare/lifetimes.ts';
import { compareOperation } from './compare/operation.ts';
import { comparePaths } from './compare/paths.ts';
import { compareRateLimits } from './compare/rate-limits.ts';
import { createSchemaComparison } from './compare/schema/compare-schema.ts';
import { compareSecuritySchemes } from './compare/security-schemes.ts';
import { compareServers } from './compare/servers.ts';
import { compareSunset } from './compare/sunset.ts';
import { compareTexts } from './compare/texts.ts';
import { memberOf, type Part, rootOf } from './tree.ts';

const order = ['breaking', 'dangerous', 'safe'] as const;

/**
 * Every change between two bundled [OpenAPI documents](https://spec.openapis.org/oas/v3.1.1.html#openapi-document), the
 * worst first, in the order of the documents. References are followed, so a schema may stand anywhere.
 */
export function diffDocuments(before: JsonObject, after: JsonObject, { today }: { today: string }): Change[] {
  const old = rootOf({ side: 'old', document: before });
  const next = rootOf({ side: 'new', document: after });
  const context: Context = {
    request: 'request',
    operations: compareOperation,
    schemas: createSchemaComparison(),
    today,
  };
  const changes = collect([...compareRoots(old, next, context)]);
  return order.flatMap((each) => changes.filter((change) => change.class === each));
}

function* compareRoots(old: Part, next: Part, context: Context): Iterable<Met> {
  yield* comparePaths(old, next, context);
  yield* compareWebhooks(old, next, context);
  yield* compareServers(memberOf(old, 'servers'), memberOf(next, 'servers'), next, context);
  yield* compareSecuritySchemes(old, next, context);
  yield* compareSunset(old, next, context);
  yield* compareRateLimits(old, next, context);
  yield* compareLifetimes(old, next, context);
  yield* compareErrorCodes(old, next, context);
  yield* compareTexts(old, next, ['info', 'tags', 'externalDocs'], '', context);
  yield* compareExtensions(old, next, context);
}

/** What meets clients in several places is one change; so is what parts that are shared say of themselves. */
function collect(all: readonly Met[]): Change[] {
  const found = new Map<string, { difference: Difference; uses: [Use, ...Use[]] }>();
  const keys = new Map<Difference, string>();
  for (const { difference, use } of all) {
    const key = keys.get(difference) ?? `${keys.size}`;
    keys.set(difference, key);
    const known = found.get(key);
    if (!known) found.set(key, { difference, uses: [use] });
    else if (!known.uses.some((each) => each.operation === use.operation && each.part === use.part))
      known.uses.push(use);
  }
  return [...found.values()].map(({ difference, uses }) => ({ ...difference, uses }));
}
