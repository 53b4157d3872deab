import { isMap, isPair, isScalar, isSeq, type Node, parseDocument } from 'yaml';
import { appendToPointer } from '../../lib/json-pointer.ts';
import { barMarks, unbarMarks } from '../../lib/marked-json.ts';
import type { Json } from '../../model/json.ts';
import type { Difference } from './difference.ts';

/**
 * A JSON text with marks, changed where it differs from what came and nowhere else: every other byte, the order and the
 * marks stay. `literal` says how a live value is printed. Undefined when the text is no JSON.
 */
export function rewriteJson(
  text: string,
  actual: Json,
  differences: readonly Difference[],
  literal: (value: Json) => Json,
): string | undefined {
  const source = barMarks(text);
  const document = parseDocument(source, { logLevel: 'silent' });
  const root = document.contents as Node | null;
  if (document.errors.length > 0 || !root?.range) return undefined;
  const context: Context = { source, differences, literal };
  const [start, end] = root.range;
  return unbarMarks(source.slice(0, start) + rewriteNode(root, actual, '', context) + source.slice(end));
}

interface Context {
  readonly source: string;
  readonly differences: readonly Difference[];
  readonly literal: (value: Json) => Json;
}

/** A member or an item: its whole text, and what stands before it since the comma or bracket. */
interface Entry {
  readonly gap: string;
  readonly text: string;
}

function rewriteNode(node: Node, actual: Json, pointer: string, context: Context): string {
  const { source, differences } = context;
  const [start, end] = node.range ?? [0, 0];
  const own = source.slice(start, end);
  if (!differences.some((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`)))
    return own;
  if (isMap(node) && isObject(actual)) return rewriteObject(node.items, own, start, actual, pointer, context);
  if (isSeq(node) && Array.isArray(actual))
    return rewriteArray(node.items, own, start, actual, pointer, context);
  return print(context.literal(actual), indentAt(source, start));
}

function rewriteObject(
  items: readonly unknown[],
  own: string,
  start: number,
  actual: { readonly [key: string]: Json },
  pointer: string,
  context: Context,
): string {
  const { source, differences, literal } = context;
  const kept: Entry[] = [];
  let last = start + 1;
  for (const item of items) {
    const { key, value } = (isPair(item) ? item : {}) as { key?: Node; value?: Node };
    if (!isScalar(key) || !key.range || !value?.range) continue;
    const gap = source.slice(last, key.range[0]).replace(/^\s*,/, '');
    last = value.range[1];
    const live = actual[String(key.value)];
    if (live === undefined) continue;
    const inner = rewriteNode(value, live, appendToPointer(pointer, String(key.value)), context);
    kept.push({ gap, text: source.slice(key.range[0], value.range[0]) + inner });
  }
  const gap = kept.at(-1)?.gap ?? '';
  for (const { pointer: at, member } of differences) {
    const live = at === pointer && member !== undefined ? actual[member] : undefined;
    if (member === undefined || live === undefined) continue;
    const indent = /\n([ \t]*)$/.exec(gap)?.[1];
    kept.push({ gap: gap || ' ', text: `${JSON.stringify(member)}: ${print(literal(live), indent)}` });
  }
  return assemble(kept, own, source.slice(last, start + own.length - 1));
}

function rewriteArray(
  items: readonly unknown[],
  own: string,
  start: number,
  actual: readonly Json[],
  pointer: string,
  context: Context,
): string {
  const { source, differences, literal } = context;
  const kept: Entry[] = [];
  let last = start + 1;
  for (const [index, item] of items.entries()) {
    const { range } = item as Node;
    if (!range) continue;
    const gap = source.slice(last, range[0]).replace(/^\s*,/, '');
    last = range[1];
    const isRest =
      index === items.length - 1 && isScalar(item) && /^\uE000?…$/.test(String(item.value)) && index > 0;
    const live = actual[index];
    if (isRest) kept.push({ gap, text: source.slice(range[0], range[1]) });
    else if (live !== undefined) {
      kept.push({ gap, text: rewriteNode(item as Node, live, `${pointer}/${index}`, context) });
    }
  }
  if (differences.some((each) => each.pointer === pointer)) {
    const gap = kept.at(-1)?.gap ?? '';
    const indent = /\n([ \t]*)$/.exec(gap)?.[1];
    for (const live of actual.slice(items.length)) {
      kept.push({ gap: gap || (kept.length > 0 ? ' ' : ''), text: print(literal(live), indent) });
    }
  }
  return assemble(kept, own, source.slice(last, start + own.length - 1));
}

function assemble(entries: readonly Entry[], own: string, tail: string): string {
  if (entries.length === 0) return `${own[0]}${own.at(-1)}`;
  return `${own[0]}${entries.map(({ gap, text }) => gap + text).join(',')}${tail}${own.at(-1)}`;
}

/** JSON over several lines where there is an indentation to go on from, else on one line. */
function print(value: Json, indent: string | undefined): string {
  if (indent === undefined) return oneLine(value);
  return JSON.stringify(value, null, 2).replaceAll('\n', `\n${indent}`);
}

function oneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(', ')}]`;
  if (!isObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(([key, each]) => `${JSON.stringify(key)}: ${oneLine(each)}`);
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** The white space at the start of the line. */
function indentAt(source: string, offset: number): string {
  const start = source.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(source.slice(start))?.[0] ?? '';
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
