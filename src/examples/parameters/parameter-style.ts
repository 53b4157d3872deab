import type { Json } from '../../model/json.ts';

/** A parameter value taken apart: what the styles of the specification tell apart. */
export type ParameterValue =
  | { readonly kind: 'primitive'; readonly value: string }
  | { readonly kind: 'array'; readonly items: readonly string[] }
  | { readonly kind: 'object'; readonly entries: readonly (readonly [string, string])[] };

export interface StyleOptions {
  readonly name: string;
  readonly explode: boolean;
  /** Percent-encoding of names and values; the identity in headers. */
  readonly encode: (text: string) => string;
}

/**
 * A row of the [style table](https://spec.openapis.org/oas/v3.1.1.html#style-values): value → text.
 * Query styles return `name=value` pairs joined by `&`, the others what stands in path, header or cookie.
 */
export type ParameterStyle = (value: ParameterValue, options: StyleOptions) => string;

/** Takes a JSON value apart; nested values are printed as JSON. */
export function toParameterValue(value: Json): ParameterValue {
  if (Array.isArray(value)) return { kind: 'array', items: value.map(scalarText) };
  if (value !== null && typeof value === 'object') {
    return { kind: 'object', entries: Object.entries(value).map(([key, item]) => [key, scalarText(item)]) };
  }
  return { kind: 'primitive', value: scalarText(value) };
}

function scalarText(value: Json): string {
  if (value === null) return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
