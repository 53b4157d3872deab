import type { ExactValue } from '../exact-value.ts';

/** One `name=value` of a query, form or cookie before it is encoded. */
export interface Pair {
  readonly name: string;
  /** More than one where a delimiter, which is not encoded like what it parts, stands between them. */
  readonly items: readonly string[];
  readonly delimiter: ',' | ' ' | '|';
}

/**
 * A row of the [style table](https://spec.openapis.org/oas/v3.1.1.html#style-examples) for query and cookie, which holds
 * for the [properties of forms](https://spec.openapis.org/oas/v3.1.1.html#encoding-object) too: value → pairs.
 */
export type QueryStyle = (
  value: ExactValue,
  options: { readonly name: string; readonly explode: boolean },
) => Pair[];

/** A pair of a name and one text. */
export function pair(name: string, value: string): Pair {
  return { name, items: [value], delimiter: ',' };
}

/** `name=value` with a delimiter as it stands in a query; a space or a pipe is not allowed there as it is. */
export function printPair({ name, items, delimiter }: Pair, encode: (text: string) => string): string {
  const printed = { ',': ',', ' ': '%20', '|': '%7C' }[delimiter];
  return `${encode(name)}=${items.map(encode).join(printed)}`;
}

/** Name and value of a pair, decoded. */
export function plainPair({ name, items, delimiter }: Pair): readonly [string, string] {
  return [name, items.join(delimiter)];
}
