import { percentDecode } from './percent.ts';

/** A `name=value` pair of a query, cookie or form: the name decoded, the value not. */
export type EncodedPair = readonly [name: string, value: string];

/** Takes a query or form apart; undefined where its percent-encoding is broken. */
export function readPairs(text: string, separator: '&' | ';' = '&'): readonly EncodedPair[] | undefined {
  const pairs: EncodedPair[] = [];
  for (const part of text.split(separator).map((each) => (separator === ';' ? each.trim() : each))) {
    if (part === '') continue;
    const at = part.indexOf('=');
    const name = formDecode(at < 0 ? part : part.slice(0, at));
    const value = at < 0 ? '' : part.slice(at + 1);
    if (name === undefined || formDecode(value) === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

/** Decodes a [form-urlencoded](https://url.spec.whatwg.org/#urlencoded-parsing) text, in which `+` is a space. */
export function formDecode(text: string): string | undefined {
  return percentDecode(text.replaceAll('+', ' '));
}
