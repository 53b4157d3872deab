import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import { pointerToTokens } from '../../lib/json-pointer.ts';
import { quoteMarks } from '../../lib/marked-json.ts';

/** The line of a value in a JSON text, counted from 1; the line of the nearest parent when it is not there. */
export function jsonLine(text: string, pointer: string): number {
  const lines = new LineCounter();
  // JSON is YAML, and this parser keeps positions.
  const document = parseDocument(quoteMarks(text), { lineCounter: lines, logLevel: 'silent' });
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of pointerToTokens(pointer)) {
    const next = child(node, key);
    if (!next) break;
    offset = next.offset;
    node = next.node;
  }
  return lines.linePos(offset).line;
}

function child(node: unknown, key: string): { readonly node: unknown; readonly offset: number } | undefined {
  if (isMap(node)) {
    const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && item.key.value === key);
    const start = (pair?.key as Node | undefined)?.range?.[0];
    return pair && start !== undefined ? { node: pair.value, offset: start } : undefined;
  }
  if (isSeq(node)) {
    const item = node.items[Number(key)] as Node | undefined;
    return item?.range ? { node: item, offset: item.range[0] } : undefined;
  }
  return undefined;
}
