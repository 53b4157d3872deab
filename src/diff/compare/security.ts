import type { Json } from '../../model/json.ts';
import type { Met } from '../change.ts';
import { childOf, childrenOf, isObject, memberOf, type Part, rootOf, textOf } from '../tree.ts';
import { type Context, met } from './context.ts';

/** Alternative ways to prove who calls, each a set of schemes with scopes. */
type Alternative = ReadonlyMap<string, ReadonlySet<string>>;

/** Compares what an operation asks for: [Security Requirement Objects](https://spec.openapis.org/oas/v3.1.1.html#security-requirement-object), those of the document where it has none. */
export function* compareSecurity(before: Part, after: Part, context: Context): Iterable<Met> {
  const olds = alternativesOf(before);
  const nexts = alternativesOf(after);
  const at = memberOf(after, 'security') ?? memberOf(rootOf(after.tree), 'security') ?? after;
  const say = (rule: string, message: string, names: readonly string[]) =>
    met(context, '', rule, { message, at, names });
  const isOpen = (all: readonly Alternative[]) => all.some(({ size }) => size === 0);
  if (isOpen(olds) !== isOpen(nexts)) {
    yield isOpen(nexts)
      ? say('security-dropped', 'needs no credential any more', [])
      : say('security-required', `needs a credential now: ${nexts.map(worded).join(', or ')}`, [
          ...(nexts[0]?.keys() ?? []),
        ]);
    if (isOpen(nexts) || olds.every(({ size }) => size === 0)) return;
  }
  const pairs = pairsOf(olds, nexts);
  for (const old of olds.filter(({ size }) => size > 0)) {
    const next = pairs.get(old);
    if (!next) {
      yield say('security-alternative-removed', `${worded(old)} is not enough any more`, [...old.keys()]);
      continue;
    }
    for (const [scheme, scopes] of next) {
      for (const scope of without(scopes, old.get(scheme)))
        yield say('scope-required', `needs the scope \`${scope}\` now`, [scope]);
      for (const scope of without(old.get(scheme), scopes))
        yield say('scope-not-required', `does not need the scope \`${scope}\` any more`, [scope]);
    }
  }
  for (const next of nexts.filter(({ size }) => size > 0)) {
    if ([...pairs.values()].includes(next)) continue;
    yield say('security-alternative-added', `${worded(next)} is enough now`, [...next.keys()]);
  }
}

/** Which alternative became which: one with the same scopes before one with the same schemes. */
function pairsOf(olds: readonly Alternative[], nexts: readonly Alternative[]): Map<Alternative, Alternative> {
  const left = new Set(nexts);
  const pairs = new Map<Alternative, Alternative>();
  for (const keyed of [scopedKeyOf, keyOf]) {
    for (const old of olds.filter((each) => !pairs.has(each))) {
      const next = [...left].find((each) => keyed(each) === keyed(old));
      if (next) pairs.set(old, next);
      if (next) left.delete(next);
    }
  }
  return pairs;
}

function alternativesOf(operation: Part): Alternative[] {
  const root = rootOf(operation.tree);
  const written = memberOf(operation, 'security') ?? memberOf(root, 'security');
  const list: readonly Json[] = Array.isArray(written?.value) ? written.value : [];
  const schemes = childrenOf(childOf(childOf(root, 'components'), 'securitySchemes'));
  const alternatives = list.map((requirement): Alternative => {
    const members = Object.entries(isObject(requirement) ? requirement : {});
    return new Map(members.map(([name, scopes]) => [schemeName(name, schemes.get(name)), textsOf(scopes)]));
  });
  return alternatives.length === 0 ? [new Map()] : alternatives;
}

/** A scheme is what clients do, whatever a document calls it. */
function schemeName(name: string, scheme: Part | undefined): string {
  const type = textOf(scheme, 'type');
  if (type === 'http') return `http ${textOf(scheme, 'scheme')?.toLowerCase() ?? ''}`;
  if (type === 'apiKey') return `${textOf(scheme, 'in') ?? ''} ${textOf(scheme, 'name') ?? ''}`;
  return type ?? name;
}

function keyOf(alternative: Alternative): string {
  return [...alternative.keys()].sort().join('\n');
}

function scopedKeyOf(alternative: Alternative): string {
  return [...alternative]
    .map(([name, scopes]) => [name, ...[...scopes].sort()].join(' '))
    .sort()
    .join('\n');
}

function textsOf(value: Json): ReadonlySet<string> {
  return new Set(Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []);
}

function without(all: ReadonlySet<string> = new Set(), some: ReadonlySet<string> = new Set()): string[] {
  return [...all].filter((each) => !some.has(each));
}

function worded(alternative: Alternative): string {
  return [...alternative.keys()].map((name) => `\`${name}\``).join(' with ');
}
