import { type ExactValue, exactText, isList, isMembers } from '../exact-value.ts';

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

/** A row of the [style table](https://spec.openapis.org/oas/v3.1.1.html#style-examples) for path and header: value → text. */
export type ParameterStyle = (value: ParameterValue, options: StyleOptions) => string;

/**
 * Takes a JSON value apart; what is nested in arrays and objects is printed as JSON. As in
 * [RFC 6570](https://www.rfc-editor.org/rfc/rfc6570#section-2.3) null, and a list or object without members, is
 * undefined and leaves no trace; so are members that are null.
 */
export function toParameterValue(value: ExactValue): ParameterValue | undefined {
  if (value === null) return undefined;
  if (isList(value)) {
    const items = value.filter((item) => item !== null).map(exactText);
    return items.length > 0 ? { kind: 'array', items } : undefined;
  }
  if (!isMembers(value)) return { kind: 'primitive', value: exactText(value) };
  const entries = Object.entries(value)
    .filter(([, item]) => item !== null)
    .map(([key, item]) => [key, exactText(item)] as const);
  return entries.length > 0 ? { kind: 'object', entries } : undefined;
}
