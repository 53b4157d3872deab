import type { Met } from '../change.ts';
import { shown } from '../difference.ts';
import { childOf, isEqual, memberOf, textOf } from '../tree.ts';
import { compareCallbacks } from './callbacks.ts';
import type { Context } from './context.ts';
import { met } from './context.ts';
import { compareDeprecation } from './deprecation.ts';
import { compareExtensions } from './extensions.ts';
import { compareParameters } from './parameters.ts';
import { compareRateLimits } from './rate-limits.ts';
import { compareRequestBody } from './request-body.ts';
import { compareResponses } from './responses.ts';
import { compareSecurity } from './security.ts';
import { compareServers } from './servers.ts';
import { compareSunset } from './sunset.ts';
import { compareTexts } from './texts.ts';
import type { Written } from './written-operation.ts';

/** Compares two [Operation Objects](https://spec.openapis.org/oas/v3.1.1.html#operation-object) that are one operation. */
export function* compareOperation(before: Written, after: Written, context: Context): Iterable<Met> {
  const [old, next] = [before.part, after.part];
  yield* compareParameters(before, after, context);
  yield* compareRequestBody(childOf(old, 'requestBody'), childOf(next, 'requestBody'), next, context);
  yield* compareResponses(childOf(old, 'responses'), childOf(next, 'responses'), next, context);
  yield* compareSecurity(old, next, context);
  yield* compareCallbacks(old, next, context);
  yield* compareDeprecation(old, next, '', context);
  yield* compareSunset(old, next, context);
  yield* compareRateLimits(old, next, context);
  const [servers, others] = [before, after].map(
    ({ part, pathItem }) => memberOf(part, 'servers') ?? memberOf(pathItem, 'servers'),
  );
  yield* compareServers(servers, others, next, context);
  yield* compareNames(before, after, context);
  yield* compareTexts(old, next, ['summary', 'description', 'externalDocs'], '', context);
  yield* compareExtensions(old, next, context);
}

function* compareNames({ part: old }: Written, { part: next }: Written, context: Context): Iterable<Met> {
  const [was, is] = [textOf(old, 'operationId'), textOf(next, 'operationId')];
  if (was !== undefined && was !== is) {
    yield met(context, '', 'operation-id-changed', {
      message: `the operationId ${shown(was)} ${is === undefined ? 'is gone' : `became ${shown(is)}`}`,
      at: memberOf(next, 'operationId') ?? next,
      names: [was],
    });
  }
  const [tags, others] = [memberOf(old, 'tags'), memberOf(next, 'tags')];
  if (!isEqual(tags?.value ?? [], others?.value ?? [])) {
    yield met(context, '', 'tags-changed', { message: 'the tags changed', at: others ?? next });
  }
}
