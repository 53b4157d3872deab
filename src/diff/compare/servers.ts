import type { Met } from '../change.ts';
import { childrenOf, isEqual, memberOf, type Part, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';
import { compareTexts } from './texts.ts';

const part = 'servers';

/** Compares lists of [Server Objects](https://spec.openapis.org/oas/v3.1.1.html#server-object): by URL, then by description. */
export function* compareServers(
  before: Part | undefined,
  after: Part | undefined,
  owner: Part,
  context: Context,
): Iterable<Met> {
  const [olds, nexts] = [[...childrenOf(before).values()], [...childrenOf(after).values()]];
  for (const old of olds) {
    const url = urlOf(old);
    const same = nexts.find((next) => urlOf(next) === url);
    const alike =
      same ??
      nexts.find(
        (next) =>
          isNew(next, olds) &&
          textOf(old, 'description') !== undefined &&
          textOf(old, 'description') === textOf(next, 'description'),
      );
    if (alike) nexts.splice(nexts.indexOf(alike), 1);
    if (same) yield* compareServer(old, same, context);
    else if (alike) {
      const message = `\`${url}\` became \`${urlOf(alike)}\``;
      yield met(context, part, 'server-changed', {
        message,
        at: memberOf(alike, 'url') ?? alike,
        names: partsThatDiffer(url, urlOf(alike)),
      });
    } else {
      const said = { message: `\`${url}\` is gone`, at: old, names: [url] };
      yield met(context, part, 'server-removed', said);
    }
  }
  for (const next of nexts) {
    const said = { message: `\`${urlOf(next)}\` is new`, at: next ?? owner, names: [urlOf(next)] };
    yield met(context, part, 'server-added', said);
  }
}

function* compareServer(old: Part, next: Part, context: Context): Iterable<Met> {
  const [before, after] = [memberOf(old, 'variables'), memberOf(next, 'variables')];
  if (!isEqual(before?.value ?? {}, after?.value ?? {})) {
    const message = `the variables of \`${urlOf(next)}\` changed`;
    yield met(context, part, 'server-variable-changed', { message, at: after ?? next });
  }
  yield* compareTexts(old, next, ['description'], part, context);
}

/** A slash at the end changes no address. */
function urlOf(server: Part): string {
  return (textOf(server, 'url') ?? '').replace(/\/$/, '');
}

function isNew(server: Part, olds: readonly Part[]): boolean {
  return !olds.some((old) => urlOf(old) === urlOf(server));
}

/** Of two addresses on one host a text may name the paths alone. */
function partsThatDiffer(old: string, next: string): string[] {
  const [before, after] = [old, next].map((url) => /^([a-z]+:\/\/[^/]+)(\/.+)$/.exec(url));
  return before && after && before[1] === after[1] ? [before[2] ?? old, after[2] ?? next] : [next];
}
