import type { Met } from '../change.ts';
import { childOf, childrenOf, flagOf, isEqual, memberOf, type Part, textOf } from '../tree.ts';
import { compareContent } from './content.ts';
import { type Context, met } from './context.ts';
import { compareDeprecation } from './deprecation.ts';
import { compareSchemaMember } from './schema-member.ts';
import { compareTexts } from './texts.ts';
import type { Written } from './written-operation.ts';

/** Compares the [parameters](https://spec.openapis.org/oas/v3.1.1.html#parameter-object) of an operation, those of its path included. */
export function* compareParameters(before: Written, after: Written, context: Context): Iterable<Met> {
  const olds = parametersOf(before);
  const nexts = parametersOf(after);
  for (const key of new Set([...olds.keys(), ...nexts.keys()])) {
    const [old, next] = [olds.get(key), nexts.get(key)];
    if (old && next) yield* compareParameter(old, next, context);
    else if (next) yield added(next, context);
    else if (old) {
      const said = { message: 'is gone', at: old, names: [textOf(old, 'name') ?? ''] };
      yield met(context, titleOf(old), 'parameter-removed', said, context.request);
    }
  }
}

function added(next: Part, context: Context): Met {
  const isRequired = flagOf(next, 'required') || textOf(next, 'in') === 'path';
  const said = {
    message: `is new${isRequired ? ' and required' : ''}`,
    at: next,
    names: [textOf(next, 'name') ?? ''],
  };
  const rule = isRequired ? 'required-parameter-added' : 'optional-parameter-added';
  return met(context, titleOf(next), rule, said, context.request);
}

function* compareParameter(old: Part, next: Part, context: Context): Iterable<Met> {
  const title = titleOf(next);
  const names = [textOf(old, 'name') ?? ''];
  const say = (rule: string, message: string) =>
    met(context, title, rule, { message, at: next, names }, context.request);
  if (textOf(old, 'in') === 'path' && textOf(old, 'name') !== textOf(next, 'name')) {
    yield say('path-parameter-renamed', `was \`${textOf(old, 'name')}\``);
  }
  const [was, is] = [isRequired(old), isRequired(next)];
  if (was !== is) {
    yield is
      ? say('parameter-became-required', 'is required now')
      : say('parameter-became-optional', 'is not required any more');
  }
  const [before, after] = [serializationOf(old), serializationOf(next)];
  if (before !== after) yield say('parameter-serialization-changed', `\`${before}\` became \`${after}\``);
  for (const [keyword, word] of [
    ['allowReserved', 'reserved'],
    ['allowEmptyValue', 'empty'],
  ] as const) {
    if (flagOf(old, keyword) === flagOf(next, keyword)) continue;
    yield say(`parameter-${word}-${flagOf(next, keyword) ? 'allowed' : 'refused'}`, `\`${keyword}\` changed`);
  }
  yield* compareSchemaMember(old, next, title, context.request, context);
  yield* compareContent(
    childOf(old, 'content'),
    childOf(next, 'content'),
    next,
    title,
    context.request,
    context,
  );
  yield* compareDeprecation(old, next, title, context);
  yield* compareTexts(old, next, ['description', 'example', 'examples'], title, context);
}

/** By place and name; a parameter of a path by its position, for its name is not sent. */
function parametersOf({ part, pathItem, path }: Written): Map<string, Part> {
  const positions = [...path.matchAll(/\{([^}]*)\}/g)].map(([, name]) => name);
  const found = new Map<string, Part>();
  for (const list of [childOf(pathItem, 'parameters'), childOf(part, 'parameters')]) {
    for (const parameter of childrenOf(list).values()) {
      const place = textOf(parameter, 'in') ?? '';
      const name = textOf(parameter, 'name') ?? '';
      const index = positions.indexOf(name);
      const known = place === 'header' ? name.toLowerCase() : place === 'path' && index >= 0 ? index : name;
      if (!flagOf(parameter, 'x-internal')) found.set(`${place} ${known}`, parameter);
    }
  }
  return found;
}

function titleOf(parameter: Part): string {
  return `parameter \`${textOf(parameter, 'name') ?? ''}\` in ${textOf(parameter, 'in') ?? 'nothing'}`;
}

function isRequired(parameter: Part): boolean {
  return flagOf(parameter, 'required') || textOf(parameter, 'in') === 'path';
}

/** Style and explode with their defaults, as they are written on the wire. */
function serializationOf(parameter: Part): string {
  if (memberOf(parameter, 'content')) return 'content';
  const place = textOf(parameter, 'in');
  const style = textOf(parameter, 'style') ?? (place === 'path' || place === 'header' ? 'simple' : 'form');
  const explode = memberOf(parameter, 'explode')?.value ?? style === 'form';
  // One plain value is written the same either way.
  const schema = childOf(parameter, 'schema');
  const isPlain = ['string', 'integer', 'number', 'boolean'].some((type) =>
    isEqual(memberOf(schema, 'type')?.value, type),
  );
  return isPlain || explode !== true ? style : `${style}, exploded`;
}
