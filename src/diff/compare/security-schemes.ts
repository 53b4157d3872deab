import type { Met } from '../change.ts';
import { shown } from '../difference.ts';
import { childOf, childrenOf, isEqual, memberOf, type Part, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';
import { compareTexts } from './texts.ts';

/** Compares how tokens are got: [Security Scheme Objects](https://spec.openapis.org/oas/v3.1.1.html#security-scheme-object) of one name. What operations ask for is compared with them. */
export function* compareSecuritySchemes(before: Part, after: Part, context: Context): Iterable<Met> {
  const [olds, nexts] = [before, after].map((root) =>
    childrenOf(childOf(childOf(root, 'components'), 'securitySchemes')),
  );
  for (const [name, old] of olds ?? []) {
    const next = nexts?.get(name);
    if (!next || textOf(old, 'type') !== textOf(next, 'type')) continue;
    const part = `security scheme \`${name}\``;
    yield* compareUrl(old, next, 'openIdConnectUrl', part, context);
    const [flows, others] = [childrenOf(childOf(old, 'flows')), childrenOf(childOf(next, 'flows'))];
    for (const flow of new Set([...flows.keys(), ...others.keys()])) {
      yield* compareFlow(flow, flows.get(flow), others.get(flow), part, context);
    }
    yield* compareTexts(old, next, ['description', 'bearerFormat'], part, context);
  }
}

function* compareFlow(
  name: string,
  old: Part | undefined,
  next: Part | undefined,
  part: string,
  context: Context,
): Iterable<Met> {
  const at = next ?? old;
  if (!at) return;
  if (!old || !next) {
    const said = { message: `the flow \`${name}\` is ${next ? 'new' : 'gone'}`, at, names: [name] };
    yield met(context, part, next ? 'security-flow-added' : 'security-flow-removed', said);
    return;
  }
  for (const key of ['authorizationUrl', 'tokenUrl', 'refreshUrl', 'deviceAuthorizationUrl']) {
    yield* compareUrl(old, next, key, part, context);
  }
  const [scopes, others] = [childrenOf(memberOf(old, 'scopes')), childrenOf(memberOf(next, 'scopes'))];
  for (const scope of new Set([...scopes.keys(), ...others.keys()])) {
    const is = others.get(scope);
    if (scopes.has(scope) && is) continue;
    const said = {
      message: `the scope \`${scope}\` is ${is ? 'new' : 'gone'}`,
      at: is ?? next,
      names: [scope],
    };
    yield met(context, part, is ? 'security-scope-offered' : 'security-scope-withdrawn', said);
  }
}

function* compareUrl(old: Part, next: Part, key: string, part: string, context: Context): Iterable<Met> {
  const [was, is] = [memberOf(old, key), memberOf(next, key)];
  if (isEqual(was?.value, is?.value)) return;
  const message = `\`${key}\` ${shown(was?.value)} became ${shown(is?.value)}`;
  yield met(context, part, 'security-url-changed', { message, at: is ?? next });
}
