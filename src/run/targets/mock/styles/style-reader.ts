import type { RawValue } from '../raw-value.ts';

/** What stands in a request for a parameter, still encoded: a text in path or header, pairs in query, cookie or form. */
export interface Encoded {
  readonly text: string;
  readonly pairs: readonly (readonly [name: string, value: string])[];
}

export interface StyleReaderOptions {
  readonly name: string;
  readonly explode: boolean;
  /** Undoes the percent-encoding; the identity in headers. */
  readonly decode: (text: string) => string;
}

/**
 * The inverse of a row of the [style table](https://spec.openapis.org/oas/v3.1.1.html#style-values): every value that
 * a text may stand for, as a primitive, as an array, as an object; none where it is not of that style.
 */
export type StyleReader = (encoded: Encoded, options: StyleReaderOptions) => readonly RawValue[];

/** `a,1,b,2` as members; none where a value is missing. */
export function alternating(texts: readonly string[], decode: (text: string) => string): readonly RawValue[] {
  if (texts.length % 2 !== 0) return [];
  const members = texts.flatMap((text, index) =>
    index % 2 === 0 ? [[decode(text), decode(texts[index + 1] ?? '')] as const] : [],
  );
  return [{ members }];
}

/** `a=1` each as members; none where one is no pair. */
export function assigned(texts: readonly string[], decode: (text: string) => string): readonly RawValue[] {
  if (!texts.every((text) => text.includes('='))) return [];
  return [
    {
      members: texts.map((text) => {
        const at = text.indexOf('=');
        return [decode(text.slice(0, at)), decode(text.slice(at + 1))] as const;
      }),
    },
  ];
}
