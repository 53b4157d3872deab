import {
  isCollection,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  type YAMLMap,
} from 'yaml';
import { pointerToTokens } from '../lib/json-pointer.ts';
import type { Location } from '../model/location.ts';
import { jsonPosition } from './source/json-position.ts';

/** Gives a Location its line and column; what it points to is looked for in the texts that were read. */
export type Locate = (location: Location) => Location & { readonly line: number; readonly column: number };

type Find = (tokens: readonly string[]) => { readonly line: number; readonly column: number };

/** A Locate over `sources`, texts by file name; a file is parsed when somebody asks for a line of it, once. */
export function createLocator(sources: Readonly<Record<string, string>>): Locate {
  const finders = new Map<string, Find>();
  return (location) => {
    const { file, pointer, line, column = 1 } = location;
    if (line !== undefined) return { ...location, line, column };
    const text = sources[file];
    if (text === undefined) return { ...location, line: 1, column: 1 };
    const find = finders.get(file) ?? createFinder(text);
    finders.set(file, find);
    return { ...location, ...find(pointerToTokens(pointer ?? '')) };
  };
}

function createFinder(text: string): Find {
  const lines = new LineCounter();
  if (/^\s*[[{]/.test(text)) {
    const findOffset = jsonPosition(text);
    lines.lineStarts = lineStarts(text);
    return (tokens) => at(lines, findOffset(tokens));
  }
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: false, logLevel: 'silent' });
  const indexes: Indexes = new WeakMap();
  return (tokens) => at(lines, offsetIn(document.contents, tokens, indexes));
}

function at(lines: LineCounter, offset: number): { line: number; column: number } {
  const { line, col } = lines.linePos(offset);
  return { line: Math.max(line, 1), column: Math.max(col, 1) };
}

/** The offset of the key or item that the tokens lead to, or of the nearest thing around it that exists. */
function offsetIn(root: Node | null, tokens: readonly string[], indexes: Indexes): number {
  let node: unknown = root;
  let offset = 0;
  for (const token of tokens) {
    const found = isMap(node)
      ? inMap(node, token, indexes)
      : isSeq(node)
        ? inSequence(node.items, token)
        : undefined;
    if (found === undefined) return offset;
    offset = found.offset ?? offset;
    node = found.value;
  }
  return tokens.length === 0 && isCollection(node) ? (node.range?.[0] ?? 0) : offset;
}

interface Member {
  readonly offset: number | undefined;
  readonly value: unknown;
}

/** The members of maps that were asked for; a map of thousands of paths is asked thousands of times. */
type Indexes = WeakMap<YAMLMap, ReadonlyMap<string, Member>>;

function inMap(map: YAMLMap, token: string, indexes: Indexes): Member | undefined {
  const index = indexes.get(map) ?? indexOf(map);
  indexes.set(map, index);
  return index.get(token);
}

function indexOf(map: YAMLMap): ReadonlyMap<string, Member> {
  const members = new Map<string, Member>();
  for (const pair of map.items) {
    if (!isScalar(pair.key)) continue;
    const name = String(pair.key.value);
    if (!members.has(name)) members.set(name, { offset: pair.key.range?.[0], value: pair.value });
  }
  return members;
}

function inSequence(items: readonly unknown[], token: string): Member | undefined {
  const item = items[Number(token)];
  if (item === undefined) return undefined;
  return { offset: (item as Node).range?.[0], value: item };
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let index = text.indexOf('\n'); index >= 0; index = text.indexOf('\n', index + 1))
    starts.push(index + 1);
  return starts;
}
