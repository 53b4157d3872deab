import {
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  parseDocument,
  Scalar,
  stringify,
} from 'yaml';
import { appendToPointer } from '../../lib/json-pointer.ts';
import type { Json } from '../../model/json.ts';
import type { Difference } from './difference.ts';
import { rewriteJson } from './rewrite-json.ts';

/**
 * A YAML or JSON document whose value at `pointer` is changed where it differs from what came and nowhere else: comments,
 * order, marks and every other byte stay. `literal` says how a live value is printed. Undefined when the value is not
 * there, or is an alias of another.
 */
export function rewriteYaml(
  source: string,
  pointer: string,
  actual: Json,
  differences: readonly Difference[],
  literal: (value: Json) => Json,
): string | undefined {
  const document = parseDocument(source, { logLevel: 'silent', keepSourceTokens: true });
  const node = document.errors.length > 0 ? undefined : nodeAt(document.contents, pathOf(pointer));
  if (!isCollection(node) && !isScalar(node)) return undefined;
  const edits: Edit[] = [];
  collect(node, actual, '', { source, differences, literal, edits });
  return edits
    .toSorted((one, other) => other.from - one.from)
    .reduce((text, { from, to, text: wanted }) => text.slice(0, from) + wanted + text.slice(to), source);
}

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

interface Context {
  readonly source: string;
  readonly differences: readonly Difference[];
  readonly literal: (value: Json) => Json;
  readonly edits: Edit[];
}

function collect(node: Node, actual: Json, pointer: string, context: Context): void {
  const { differences } = context;
  const below = differences.filter(
    (each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`),
  );
  if (below.length === 0) return;
  if (isCollection(node) && node.flow === true) replaceFlow(node, actual, pointer, context);
  else if (isMap(node) && isObject(actual)) collectMap(node, actual, pointer, context);
  else if (isSeq(node) && Array.isArray(actual) && node.items.length <= actual.length) {
    collectSeq(node, actual, pointer, context);
  } else replace(node, actual, context);
}

function collectMap(node: Node, actual: JsonMap, pointer: string, context: Context): void {
  if (!isMap(node)) return;
  const { source, differences, literal, edits } = context;
  let indent: string | undefined;
  for (const item of node.items) {
    const { key, value } = item;
    if (!isPair(item) || !isScalar(key) || !key.range) continue;
    const name = String(key.value);
    const start = source.lastIndexOf('\n', key.range[0] - 1) + 1;
    const before = source.slice(start, key.range[0]).replace('\uFEFF', '');
    indent ??= ' '.repeat(before.length);
    const live = actual[name];
    if (live !== undefined) {
      if (isCollection(value) || isScalar(value))
        collect(value, live, appendToPointer(pointer, name), context);
    } else if (before.trim() === '') {
      edits.push({ from: start, to: lineEnd(source, endOf(value) ?? key.range[1]), text: '' });
    } else {
      replace(node, actual, context);
      return;
    }
  }
  const end = lineEnd(source, endOf(node) ?? 0);
  const came = differences.flatMap(({ pointer: at, member }) =>
    at === pointer && member !== undefined && actual[member] !== undefined ? [member] : [],
  );
  const added = came.map((member) => {
    const lines = stringify({ [member]: literal(actual[member] ?? null) }, { lineWidth: 0 })
      .trimEnd()
      .split('\n');
    return lines.map((line) => `${indent ?? ''}${line}${newline(source)}`).join('');
  });
  if (added.length > 0) edits.push(insertion(source, end, added.join('')));
}

function collectSeq(node: Node, actual: readonly Json[], pointer: string, context: Context): void {
  if (!isSeq(node)) return;
  const { source, literal, edits, differences } = context;
  for (const [index, item] of node.items.entries()) {
    if (isCollection(item) || isScalar(item))
      collect(item, actual[index] ?? null, `${pointer}/${index}`, context);
  }
  const more = differences.some((each) => each.pointer === pointer) ? actual.slice(node.items.length) : [];
  const last = node.items.at(-1) as Node | undefined;
  if (more.length === 0 || !last?.range) return;
  const start = source.lastIndexOf('\n', last.range[0] - 1) + 1;
  const dash = /^\s*/.exec(source.slice(start))?.[0] ?? '';
  const added = more.map((value) => {
    const lines = stringify([literal(value)], { lineWidth: 0 })
      .trimEnd()
      .split('\n');
    return lines.map((line) => `${dash}${line}${newline(source)}`).join('');
  });
  edits.push(insertion(source, lineEnd(source, endOf(node) ?? 0), added.join('')));
}

/** JSON, and YAML that is written like it, is rewritten as JSON is. */
function replaceFlow(node: Node, actual: Json, pointer: string, context: Context): void {
  const { source, differences, literal, edits } = context;
  const [from, to] = node.range ?? [0, 0];
  const own = differences
    .filter((each) => each.pointer === pointer || each.pointer.startsWith(`${pointer}/`))
    .map((each) => ({ ...each, pointer: each.pointer.slice(pointer.length) }));
  const text = rewriteJson(source.slice(from, to), actual, own, literal);
  if (text === undefined) replace(node, actual, context);
  else edits.push({ from, to, text });
}

/** A scalar keeps its quotes; what is no scalar is written on one line. */
function replace(node: Node, actual: Json, { source, literal, edits }: Context): void {
  const [from, to] = node.range ?? [0, 0];
  const value = literal(actual);
  const isBlock = isScalar(node) && (node.type === Scalar.BLOCK_FOLDED || node.type === Scalar.BLOCK_LITERAL);
  const isText = isScalar(node) && typeof value === 'string' && !isBlock;
  const quoted = isText && node.type === Scalar.QUOTE_SINGLE ? 'QUOTE_SINGLE' : 'QUOTE_DOUBLE';
  const plain = isText && node.type === Scalar.PLAIN;
  const text =
    typeof value === 'string'
      ? stringify(value, { defaultStringType: plain ? 'PLAIN' : quoted, lineWidth: 0 }).trimEnd()
      : JSON.stringify(value);
  const end = isBlock || (isCollection(node) && node.flow !== true) ? withoutBreak(source, to) : to;
  edits.push({ from, to: end, text: text.includes('\n') ? JSON.stringify(value) : text });
}

function insertion(source: string, at: number, text: string): Edit {
  const isOpen = at > 0 && source[at - 1] !== '\n';
  return { from: at, to: at, text: isOpen ? `${newline(source)}${text.replace(/\r?\n$/, '')}` : text };
}

/** The end of the value itself, without comments that follow it on lines of their own. */
function endOf(node: unknown): number | undefined {
  const last = isMap(node) ? node.items.at(-1)?.value : isSeq(node) ? node.items.at(-1) : undefined;
  const own = (node as Node | null | undefined)?.range?.[1];
  return isCollection(node) && node.flow !== true && last ? (endOf(last) ?? own) : own;
}

/** Behind the line break of the line that a place stands on. */
function lineEnd(source: string, at: number): number {
  if (source[at - 1] === '\n') return at;
  const end = source.indexOf('\n', at);
  return end < 0 ? source.length : end + 1;
}

function withoutBreak(source: string, at: number): number {
  return at - (/\s*$/.exec(source.slice(0, at))?.[0].length ?? 0);
}

function newline(source: string): string {
  return source.includes('\r\n') ? '\r\n' : '\n';
}

function pathOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** A status is a key whether it is written as a text or as a number. */
function nodeAt(node: unknown, [part, ...rest]: readonly string[]): unknown {
  if (part === undefined) return node;
  if (isSeq(node)) return nodeAt(node.items[Number(part)], rest);
  if (!isMap(node)) return undefined;
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === part);
  return nodeAt(pair?.value, rest);
}

interface JsonMap {
  readonly [key: string]: Json;
}

function isObject(value: Json): value is JsonMap {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
